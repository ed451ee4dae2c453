import { closeLot, type LotEvent, replay, type VoidCommand, voidLot } from '@dallal/auction'
import { moneyToWire } from '@dallal/contract'
import { assert, type Result } from '@dallal/kernel'
import { holdReleased, lotWon } from '@dallal/ledger'
import type { Tx } from '#platform/database'
import { orderIdOf } from '#wallet'
import { LOT_SOLD, type LotSoldFact } from './events.ts'
import { dropLease } from './lease-store.ts'
import { appendEvents, holdRefOf, type LotRecord } from './lot-store.ts'
import type { RoomPorts, Told } from './room-ports.ts'

/**
 * The end of a lot, in one transaction with everything that follows from it: the winner's hold becomes the price in the
 * order's escrow and the event that makes the order is written, or the hold is released; the piece is gone, or given back.
 * Null where the lot has moved on under us: nothing of the transaction may be committed.
 */

export type EndPorts = Pick<RoomPorts, 'ledger' | 'outbox' | 'stock' | 'shows' | 'now' | 'businessNow'>

/** Closes a lot whose time has run out; every bid that arrived before has been decided. */
export async function closeInTransaction(ports: EndPorts, tx: Tx, record: LotRecord): Promise<Told | null> {
  const { lot } = record
  const decision = closeLot(lot, ports.now())
  assert(decision.ok, 'only an open lot whose time has run out is closed')
  const told = await end(ports, tx, record, decision.value)
  if (!told) return null

  const at = ports.businessNow()
  if (!lot.leader) {
    await ports.stock.releaseStock(tx, record.product, at)
    return told
  }
  const { bidder, amount } = lot.leader
  await postForHold(ports, tx, record, (held) => lotWon(lot.id, held, amount))
  await ports.stock.sellOne(tx, record.product, at)
  await ports.outbox.publish(tx, {
    type: LOT_SOLD,
    payload: {
      lot: lot.id,
      show: lot.show,
      order: orderIdOf(lot.id),
      seller: record.sellerId,
      buyer: bidder,
      product: record.product,
      price: moneyToWire(amount),
      soldAt: at,
    } satisfies LotSoldFact,
  })
  return told
}

/** An operator takes the lot back, queued or open. */
export async function voidInTransaction(
  ports: EndPorts,
  tx: Tx,
  record: LotRecord,
  command: VoidCommand,
): Promise<Result<Told, { code: 'lot_already_ended' }> | null> {
  const decision = voidLot(record.lot, command)
  if (!decision.ok) return { ok: false, refusal: { code: decision.refusal.code } }
  const told = await end(ports, tx, record, decision.value)
  if (!told) return null

  if (record.hold) await postForHold(ports, tx, record, (held) => holdReleased(record.lot.id, held))
  await ports.stock.releaseStock(tx, record.product, ports.businessNow())
  return { ok: true, value: told }
}

async function end(ports: EndPorts, tx: Tx, record: LotRecord, events: readonly LotEvent[]): Promise<Told | null> {
  const { lot } = record
  const showVersion = await ports.shows.nextVersion(tx, lot.show)
  const after: LotRecord = { ...record, lot: replay(lot, events), hold: null }
  if (!(await appendEvents(tx, lot, events, after))) return null
  await dropLease(tx, lot.id)
  return { before: record, events, after, showVersion }
}

async function postForHold(
  { ledger }: EndPorts,
  tx: Tx,
  { lot, hold }: LotRecord,
  journalFor: (held: ReturnType<typeof holdRefOf>) => ReturnType<typeof lotWon>,
): Promise<void> {
  assert(hold, 'whoever leads an open lot has money held')
  const [posted] = await ledger.postInTransaction(tx, [journalFor(holdRefOf(lot.id, hold))])
  assert(posted?.status === 'ok', `the hold of a leader can be resolved, but the ledger says ${posted?.status}`)
}
