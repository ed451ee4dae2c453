import { openLot as decideOpening, replay } from '@dallal/auction'
import type { LotSummary, Refusal } from '@dallal/contract'
import { assert, err, type LotId, ok, type Result, type ShowId } from '@dallal/kernel'
import { orderEscrow } from '@dallal/ledger'
import { lockShow, nextShowVersion, type OwnRefusal, sellingCaller } from '#live'
import type { Caller, Tx } from '#platform/database'
import { orderIdOf } from '#wallet'
import { takeLease } from './lease-store.ts'
import { appendEvents, loadLot } from './lot-store.ts'
import { lotSummary, showLots } from './lot-view.ts'
import type { AuctionPorts } from './ports.ts'
import { ownLot } from './queue-store.ts'
import type { Told } from './room-ports.ts'

type OpenRefusal = OwnRefusal | Refusal<'lot_not_queued' | 'show_not_live' | 'another_lot_is_open' | 'busy'>

/** Starts a lot of the caller's own live show: its time runs from this moment, and bids for it are decided here. */
export async function openLot(
  ports: AuctionPorts,
  caller: Caller,
  id: LotId,
): Promise<Result<LotSummary, OpenRefusal>> {
  const own = await ports.database.asCaller(caller, async (tx) => {
    const selling = await sellingCaller(tx, caller)
    if (!selling.ok) return selling
    const lot = await ownLot(tx, selling.value.seller.id, id)
    if (!lot) return err({ code: 'not_found' as const })
    return ok({ lot, currency: selling.value.seller.currency })
  })
  if (!own.ok) return own

  // Ahead of time: the first bid then finds the account to hold its money against.
  await ports.ledger.openAccounts([orderEscrow(orderIdOf(id), own.value.currency)])
  const opened = await ports.database.asSystem((tx) => open(ports, tx, id, own.value.lot.show))
  if (!opened.ok) return opened
  ports.announce(opened.value)
  ports.rooms.opened(id)
  return ok(await ports.database.asSystem((tx) => lotSummary(tx, id)))
}

async function open(ports: AuctionPorts, tx: Tx, id: LotId, showId: ShowId): Promise<Result<Told, OpenRefusal>> {
  const show = await lockShow(tx, showId)
  const record = await loadLot(tx, id, { lock: true })
  if (!show || !record) return err({ code: 'not_found' })
  if (record.lot.status !== 'queued') return err({ code: 'lot_not_queued' })
  if (show.status !== 'live') return err({ code: 'show_not_live' })
  if (await showLots.hasOpenLot(tx, showId)) return err({ code: 'another_lot_is_open' })

  const decision = decideOpening(record.lot, ports.arrivalNow())
  assert(decision.ok, 'a lot was queued on terms that the house allows')
  const after = { ...record, lot: replay(record.lot, decision.value) }
  const isAppended = await appendEvents(tx, record.lot, decision.value, after)
  const taken = await takeLease(tx, id, ports.node, ports.leaseMs)
  assert(isAppended && taken, 'a lot that is locked and queued is opened by nobody else')
  return ok({ before: record, events: decision.value, after, showVersion: await nextShowVersion(tx, showId) })
}
