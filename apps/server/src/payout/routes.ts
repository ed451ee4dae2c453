import { asId, type PayoutId } from '@dallal/kernel'
import { answer, operations } from '#platform/http'
import { listPayoutCases, listPayouts } from './list-payouts.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { requestPayout } from './request-payout.ts'
import { sellerMoney } from './seller-money.ts'
import { confirmPayout, failPayout, sendPayout } from './send-payout.ts'

const os = operations.payout

export function payoutRoutes(ports: PayoutPorts) {
  const idOf = (input: { payout: string }) => asId<PayoutId>(input.payout)
  return os.router({
    sellerMoney: os.sellerMoney.handler(async ({ context, errors }) =>
      answer(await sellerMoney(ports, context.caller), errors),
    ),
    payouts: os.payouts.handler(async ({ context, input, errors }) =>
      answer(await listPayouts(ports, context.caller, input), errors),
    ),
    requestPayout: os.requestPayout.handler(async ({ context, input, errors }) =>
      answer(await requestPayout(ports, context.caller, input), errors),
    ),
    payoutCases: os.payoutCases.handler(async ({ context, input, errors }) =>
      answer(await listPayoutCases(ports, context.caller, input), errors),
    ),
    markPayoutSent: os.markPayoutSent.handler(async ({ context, input, errors }) =>
      answer(
        await sendPayout(ports, context.caller, { payout: idOf(input), bankReference: input.bankReference }),
        errors,
      ),
    ),
    markPayoutPaid: os.markPayoutPaid.handler(async ({ context, input, errors }) =>
      answer(await confirmPayout(ports, context.caller, idOf(input)), errors),
    ),
    markPayoutFailed: os.markPayoutFailed.handler(async ({ context, input, errors }) =>
      answer(await failPayout(ports, context.caller, { payout: idOf(input), reason: input.reason }), errors),
    ),
  })
}
