import {
  err,
  type Money,
  MS,
  money,
  ok,
  plusMs,
  type Result,
  sameMoney,
  type TopUpId,
  type UserId,
} from '@dallal/kernel'
import { topUpStarted } from '@dallal/ledger'
import type { Caller } from '#platform/database'
import { GatewayUnavailable } from '#platform/payments'
import { tellTopUp } from './events.ts'
import { repeatWhilePassing } from './retry.ts'
import { attachCharge, findTopUpByKey, insertTopUp, lockPendingCount, type StoredTopUp } from './top-up-store.ts'
import type { WalletPorts } from './wallet-ports.ts'

export type StartTopUp = {
  readonly key: string
  readonly amount: Money
  readonly locale: 'ar' | 'en'
  /** A path of ours. */
  readonly returnTo: string
}

export type StartRefusal =
  | { code: 'not_signed_in' }
  | { code: 'amount_out_of_bounds'; minimum: Money; maximum: Money }
  | { code: 'key_reused' }
  | { code: 'too_many_requests'; retryAfterSeconds: number }
  | { code: 'gateway_unavailable' }

/** In minor units, of every currency. */
const MINIMUM = 10n
const MAXIMUM = 1_000_000_000n
/** How long a person has to pay. */
const PATIENCE_MS = 30 * MS.minute
/** The most top-ups of one person that may be waited for at once. */
const PENDING_BOUND = 5

/**
 * Starts a top-up: the amount is incoming, and the gateway has a page where it is paid. The same key answers the same
 * top-up; when the gateway did not answer the first time, it is asked again.
 */
export async function startTopUp(
  ports: WalletPorts,
  caller: Caller,
  command: StartTopUp,
): Promise<Result<StoredTopUp, StartRefusal>> {
  const { userId } = caller
  if (!userId) return err({ code: 'not_signed_in' })
  const { minor, currency } = command.amount
  if (minor < MINIMUM || minor > MAXIMUM) {
    const bounds = { minimum: money(MINIMUM, currency), maximum: money(MAXIMUM, currency) }
    return err({ code: 'amount_out_of_bounds', ...bounds })
  }
  const started = await repeatWhilePassing(() => remember(ports, userId, command))
  return started.ok && started.value.chargeId === null ? askGateway(ports, started.value) : started
}

function remember(ports: WalletPorts, user: UserId, command: StartTopUp): Promise<Result<StoredTopUp, StartRefusal>> {
  return ports.database.asSystem(async (tx) => {
    const pending = await lockPendingCount(tx, user)
    const first = await findTopUpByKey(tx, user, command.key)
    if (first) return isSame(first, command) ? ok(first) : err({ code: 'key_reused' })
    if (pending >= PENDING_BOUND) return err({ code: 'too_many_requests', retryAfterSeconds: 60 })

    const startedAt = ports.clock.now()
    const topUp: StoredTopUp = {
      amount: command.amount,
      locale: command.locale,
      returnTo: command.returnTo,
      id: ports.ids.next<TopUpId>(),
      user,
      status: 'pending',
      chargeId: null,
      payPath: null,
      startedAt,
      expiresAt: plusMs(startedAt, PATIENCE_MS),
      endedAt: null,
    }
    await insertTopUp(tx, command.key, topUp)
    const [posted] = await ports.ledger.postInTransaction(tx, [topUpStarted(topUp)])
    if (posted?.status !== 'ok') throw new Error(`a new top-up can be posted, but the ledger says ${posted?.status}`)
    await tellTopUp(ports, tx, topUp, 'pending')
    return ok(topUp)
  })
}

function isSame(first: StoredTopUp, { amount, locale, returnTo }: StartTopUp): boolean {
  return sameMoney(first.amount, amount) && first.locale === locale && first.returnTo === returnTo
}

async function askGateway(ports: WalletPorts, topUp: StoredTopUp): Promise<Result<StoredTopUp, StartRefusal>> {
  const { id, amount, locale } = topUp
  try {
    const returnUrl = returnUrlOf(ports.publicUrl, topUp)
    const charge = await ports.gateway.createCharge({ reference: id, amount, locale, returnUrl })
    await ports.database.asSystem((tx) => attachCharge(tx, id, charge))
    return ok({ ...topUp, chargeId: charge.id, payPath: charge.payPath })
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error
    ports.log.warn('the gateway cannot be reached', { error })
    return err({ code: 'gateway_unavailable' })
  }
}

/** Where the person comes back to; whatever would lead away from us leads to our first page. */
export function returnUrlOf(publicUrl: string, { id, returnTo }: Pick<StoredTopUp, 'id' | 'returnTo'>): string {
  const wanted = new URL(returnTo, publicUrl)
  const url = wanted.origin === new URL(publicUrl).origin ? wanted : new URL('/', publicUrl)
  url.searchParams.set('topUp', id)
  return url.href
}
