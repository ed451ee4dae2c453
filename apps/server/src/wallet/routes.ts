import { type MoneyWire, moneyFromWire, moneyToWire } from '@dallal/contract'
import { asId, err, type TopUpId } from '@dallal/kernel'
import { answer, operations } from '#platform/http'
import { cancelTopUp } from './cancel-top-up.ts'
import { readBalances } from './read-balances.ts'
import { readStatement } from './read-statement.ts'
import { readTopUp, readTopUps, showTopUp } from './read-top-ups.ts'
import { type StartRefusal, startTopUp } from './start-top-up.ts'
import type { WalletPorts } from './wallet-ports.ts'

const os = operations.wallet

export function walletRoutes(ports: WalletPorts) {
  return os.router({
    balances: os.balances.handler(async ({ context, errors }) =>
      answer(await readBalances(ports, context.caller), errors),
    ),
    statement: os.statement.handler(async ({ context, input, errors }) =>
      answer(await readStatement(ports, context.caller, input), errors),
    ),
    startTopUp: os.startTopUp.handler(async ({ context, input, errors }) => {
      const command = { ...input, amount: moneyFromWire(input.amount) }
      const started = await startTopUp(ports, context.caller, command)
      if (!started.ok) return answer(err(onWire(started.refusal)), errors)
      return showTopUp(ports, context.caller, started.value)
    }),
    topUp: os.topUp.handler(async ({ context, input, errors }) =>
      answer(await readTopUp(ports, context.caller, asId<TopUpId>(input.topUp)), errors),
    ),
    topUps: os.topUps.handler(async ({ context, input, errors }) =>
      answer(await readTopUps(ports, context.caller, input), errors),
    ),
    cancelTopUp: os.cancelTopUp.handler(async ({ context, input, errors }) => {
      const cancelled = await cancelTopUp(ports, context.caller, asId<TopUpId>(input.topUp))
      return showTopUp(ports, context.caller, answer(cancelled, errors))
    }),
  })
}

type OutOfBounds = Extract<StartRefusal, { code: 'amount_out_of_bounds' }>
type StartRefusalOnWire =
  | Exclude<StartRefusal, OutOfBounds>
  | { code: OutOfBounds['code']; minimum: MoneyWire; maximum: MoneyWire }

/** The bounds of a refused amount travel as amounts do. */
function onWire(refusal: StartRefusal): StartRefusalOnWire {
  if (refusal.code !== 'amount_out_of_bounds') return refusal
  const { code, minimum, maximum } = refusal
  return { code, minimum: moneyToWire(minimum), maximum: moneyToWire(maximum) }
}
