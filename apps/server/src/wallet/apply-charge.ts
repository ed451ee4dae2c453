import { asId, assert, type Instant, isUuid, type TopUpId } from '@dallal/kernel'
import { type Journal, topUpConfirmed, topUpFailed, topUpLate, topUpSuspense } from '@dallal/ledger'
import type { Tx } from '#platform/database'
import type { Charge } from '#platform/payments'
import { type Booking, bookable, bookCharge } from './book-charge.ts'
import { tellTopUp } from './events.ts'
import { repeatWhilePassing } from './retry.ts'
import {
  askNoMore,
  insertReceipt,
  insertUnbookable,
  lockTopUp,
  markEnded,
  type Receipt,
  type StoredTopUp,
} from './top-up-store.ts'
import type { WalletPorts } from './wallet-ports.ts'

export type ApplyPorts = Pick<WalletPorts, 'database' | 'ledger' | 'clock' | 'ids' | 'log' | 'outbox'>

/**
 * Does what a charge means, whoever told us of it and however often: webhook, poll, or a person coming back. Money that was
 * taken is booked once for each charge, in the transaction that remembers it. Answers whether anything changed.
 */
export function applyCharge(ports: ApplyPorts, charge: Charge): Promise<boolean> {
  return repeatWhilePassing(() => ports.database.asSystem((tx) => apply(ports, tx, charge)))
}

async function apply(ports: ApplyPorts, tx: Tx, charge: Charge): Promise<boolean> {
  const topUp = isUuid(charge.reference) ? await lockTopUp(tx, asId<TopUpId>(charge.reference)) : null
  const now = ports.clock.now()
  if (charge.status === 'pending') return false
  if (charge.status === 'declined') {
    if (topUp?.status !== 'pending' || (topUp.chargeId ?? charge.id) !== charge.id) return false
    await endTopUp(ports, tx, topUp, 'declined', now)
    return true
  }

  assert(charge.taken, 'a charge that succeeded took something')
  const taken = bookable(charge.taken)
  if (!taken) return writeDown(ports, tx, charge, topUp, now)

  const booking = bookCharge(topUp, { id: charge.id, taken }, now)
  const receipt: Receipt = {
    id: ports.ids.next(),
    chargeId: charge.id,
    reference: charge.reference,
    topUp: topUp?.id ?? null,
    taken,
    booking,
    at: now,
  }
  if (!(await insertReceipt(tx, receipt))) return false
  if (booking.as === 'suspense')
    ports.log.warn('the gateway took money that fits no top-up', { ...booking, charge: charge.id })
  await book(ports, tx, receipt, topUp)
  return true
}

/**
 * Money that no account of the ledger can hold is told to the log and kept for operators, once. What waits for it waits in
 * vain: the gateway has taken something else.
 */
async function writeDown(
  ports: ApplyPorts,
  tx: Tx,
  charge: Charge,
  topUp: StoredTopUp | null,
  now: Instant,
): Promise<boolean> {
  if (!(await insertUnbookable(tx, ports.ids.next(), charge, topUp?.id ?? null, now))) return false
  const { id, taken } = charge
  ports.log.error('the gateway took money that the ledger cannot book', {
    charge: id,
    topUp: topUp?.id,
    currency: taken?.currency,
    minor: taken?.minor.toString(),
  })
  if (!topUp || (topUp.chargeId ?? id) !== id) return true
  if (topUp.status === 'pending') await endTopUp(ports, tx, topUp, 'declined', now)
  await askNoMore(tx, topUp.id)
  return true
}

async function book(ports: ApplyPorts, tx: Tx, receipt: Receipt, topUp: StoredTopUp | null): Promise<void> {
  const { booking, chargeId, taken } = receipt
  if (topUp && booking.as === 'top_up') {
    await postAll(ports, tx, [topUpConfirmed(topUp)], receipt.at)
    await markEnded(tx, topUp.id, 'confirmed', receipt.at)
    await tellTopUp(ports, tx, topUp, 'confirmed')
    return
  }
  if (topUp?.status === 'pending' && !isAnothersMoney(booking)) {
    await endTopUp(ports, tx, topUp, booking.as === 'late' ? 'expired' : 'declined', receipt.at)
  }
  const journal =
    topUp && booking.as === 'late' ? topUpLate(chargeId, topUp) : topUpSuspense(chargeId, receipt.id, taken)
  await postAll(ports, tx, [journal], receipt.at)
  if (topUp && !isAnothersMoney(booking)) await askNoMore(tx, topUp.id)
  if (topUp && topUp.status !== 'pending' && booking.as === 'late') await tellTopUp(ports, tx, topUp, topUp.status)
}

/** Another charge's money says nothing about the charge that a top-up waits for. */
function isAnothersMoney(booking: Booking): boolean {
  return booking.as === 'suspense' && booking.reason === 'other_charge'
}

/** Ends a pending top-up that is locked: nothing of it is incoming any more. */
export async function endTopUp(
  ports: Pick<WalletPorts, 'ledger' | 'outbox'>,
  tx: Tx,
  topUp: StoredTopUp,
  status: 'declined' | 'cancelled' | 'expired',
  now: Instant,
): Promise<void> {
  await postAll(ports, tx, [topUpFailed(topUp.id)], now)
  await markEnded(tx, topUp.id, status, now)
  await tellTopUp(ports, tx, topUp, status)
}

/** By the time the booking was decided at: a top-up paid in its last moment is still open for the ledger. */
async function postAll(
  { ledger }: Pick<WalletPorts, 'ledger'>,
  tx: Tx,
  journals: readonly Journal[],
  at: Instant,
): Promise<void> {
  for (const posted of await ledger.postInTransaction(tx, journals, at)) {
    assert(posted.status === 'ok', `a top-up that is locked can be booked, but the ledger says ${posted.status}`)
  }
}
