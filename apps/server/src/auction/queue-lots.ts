import type { LotDraft, LotSummary, Refusal } from '@dallal/contract'
import { asId, err, type LotId, ok, type ProductId, type Result, type ShowId } from '@dallal/kernel'
import { productCards, releaseStock, reserveStock } from '#catalog'
import { nextShowVersion, type OwnRefusal, ownShowOf, type Selling, type Show, sellingCaller } from '#live'
import type { Caller, Tx } from '#platform/database'
import { withIdempotency } from '#platform/http'
import { type DraftRefusal, termsOf } from './lot-draft.ts'
import { lotSummary, lotsOfShow } from './lot-view.ts'
import type { AuctionPorts } from './ports.ts'
import {
  countLots,
  deleteLot,
  insertLot,
  ownLot,
  type QueuedLot,
  queueOf,
  renumber,
  reorder,
  rewriteLot,
} from './queue-store.ts'

/**
 * The queue of a show: what its seller puts up, in which order. A lot that waits has one piece of its product promised. Every
 * change locks the show first, so the queue is never changed twice at once, and tells the room the whole list. In a draft the
 * numbers follow the order; afterwards they are the names of the lots, and only the order changes.
 */

/** Lots of one show: its whole list is told to everyone with every change. */
const MOST_LOTS = 100

type StockRefusal = Refusal<'product_not_published' | 'stock_missing'>
type AddRefusal = OwnRefusal | DraftRefusal | StockRefusal | Refusal<'key_reused' | 'show_already_ended' | 'show_full'>
type UpdateRefusal = OwnRefusal | DraftRefusal | StockRefusal | Refusal<'lot_not_queued'>

/** Queues a product as the last lot of a show. */
export async function addLot(
  ports: AuctionPorts,
  caller: Caller,
  { show: id, key, draft }: { show: ShowId; key: string; draft: LotDraft },
): Promise<Result<LotSummary, AddRefusal>> {
  return changeQueue<LotSummary, AddRefusal>(ports, caller, async (tx) => {
    const own = await ownShowOf(tx, caller, id)
    if (!own.ok) return own
    const { show } = own.value
    const body = { show: id, draft }
    const added = await withIdempotency(tx, caller, { key, route: 'addLot', body }, async (): Promise<AddResult> => {
      if (show.status === 'ended') return err({ code: 'show_already_ended' })
      if ((await countLots(tx, id)) >= MOST_LOTS) return err({ code: 'show_full', limit: MOST_LOTS })
      const put = await putUp(ports, tx, own.value, draft)
      return put.ok ? ok(await lotSummary(tx, put.value)) : put
    })
    return added.ok ? ok({ show: id, value: added.value }) : added
  })
}

type AddResult = Result<
  LotSummary,
  DraftRefusal | StockRefusal | Refusal<'not_found' | 'show_already_ended' | 'show_full'>
>

async function putUp(
  { ids, clock }: AuctionPorts,
  tx: Tx,
  { seller, show }: Selling & { show: Show },
  draft: LotDraft,
): Promise<Result<LotId, DraftRefusal | StockRefusal | Refusal<'not_found'>>> {
  const terms = termsOf(draft, show.currency)
  if (!terms.ok) return terms
  const at = clock.now()
  const promised = await promisePiece(tx, seller.id, asId<ProductId>(draft.product), at)
  if (!promised.ok) return promised

  const id = ids.next<LotId>()
  await insertLot(tx, { id, show: show.id, seller: seller.id, product: promised.value, ...terms.value, at })
  return ok(id)
}

/** Changes a lot that still waits; another product is another piece promised. */
export async function updateLot(
  ports: AuctionPorts,
  caller: Caller,
  { lot: id, draft }: { lot: LotId; draft: LotDraft },
): Promise<Result<LotSummary, UpdateRefusal>> {
  return changeQueue<LotSummary, UpdateRefusal>(ports, caller, async (tx) => {
    const own = await ownQueuedLot(tx, caller, id)
    if (!own.ok) return own
    const { lot, show, seller } = own.value
    const terms = termsOf(draft, show.currency)
    if (!terms.ok) return terms

    const product = asId<ProductId>(draft.product)
    if (product !== lot.product) {
      const at = ports.clock.now()
      const promised = await promisePiece(tx, seller.id, product, at)
      if (!promised.ok) return promised
      await releaseStock(tx, lot.product, at)
    }
    await rewriteLot(tx, id, { product, ...terms.value })
    return ok({ show: show.id, value: await lotSummary(tx, id) })
  })
}

/** Takes a waiting lot out of its show and gives its piece back. */
export async function removeLot(
  ports: AuctionPorts,
  caller: Caller,
  id: LotId,
): Promise<Result<Record<string, never>, OwnRefusal | Refusal<'lot_not_queued'>>> {
  return changeQueue(ports, caller, async (tx) => {
    const own = await ownQueuedLot(tx, caller, id)
    if (!own.ok) return own
    const { lot, show } = own.value
    await deleteLot(tx, id)
    if (show.status === 'draft') await renumber(tx, show.id)
    await releaseStock(tx, lot.product, ports.clock.now())
    return ok({ show: show.id, value: {} })
  })
}

/** Moves a waiting lot before another one that waits, or to the end. */
export async function moveLot(
  ports: AuctionPorts,
  caller: Caller,
  { lot: id, before }: { lot: LotId; before: LotId | null },
): Promise<Result<{ lots: LotSummary[] }, OwnRefusal | Refusal<'lot_not_queued'>>> {
  return changeQueue(ports, caller, async (tx) => {
    const own = await ownQueuedLot(tx, caller, id)
    if (!own.ok) return own
    const { show } = own.value
    const others = (await queueOf(tx, show.id)).filter((lot) => lot !== id)
    const place = before === null ? others.length : others.indexOf(before)
    if (place === -1) return err({ code: 'not_found' })
    await reorder(tx, show.id, others.toSpliced(place, 0, id))
    if (show.status === 'draft') await renumber(tx, show.id)
    return ok({ show: show.id, value: { lots: await lotsOfShow(tx, show.id) } })
  })
}

/** Does a change, counts it as an event of the show, and tells the room once it is committed. */
async function changeQueue<T, R extends { code: string }>(
  { database, publish }: AuctionPorts,
  caller: Caller,
  change: (tx: Tx) => Promise<Result<{ show: ShowId; value: T }, R>>,
): Promise<Result<T, R>> {
  const done = await database.asCaller(caller, async (tx) => {
    const changed = await change(tx)
    if (!changed.ok) return changed
    const { show, value } = changed.value
    return ok({ show, value, version: await nextShowVersion(tx, show), lots: await lotsOfShow(tx, show) })
  })
  if (!done.ok) return done
  const { show, version, lots, value } = done.value
  publish('show', show, version, { type: 'lots_changed', lots })
  return ok(value)
}

/** The caller's own waiting lot, with its show locked. */
async function ownQueuedLot(
  tx: Tx,
  caller: Caller,
  id: LotId,
): Promise<Result<Selling & { lot: QueuedLot; show: Show }, OwnRefusal | Refusal<'lot_not_queued'>>> {
  const selling = await sellingCaller(tx, caller)
  if (!selling.ok) return selling
  const { seller } = selling.value
  const seen = await ownLot(tx, seller.id, id)
  if (!seen) return err({ code: 'not_found' })
  const own = await ownShowOf(tx, caller, seen.show)
  if (!own.ok) return own

  const lot = await ownLot(tx, seller.id, id)
  if (!lot) return err({ code: 'not_found' })
  return lot.status === 'queued' ? ok({ ...own.value, lot }) : err({ code: 'lot_not_queued' })
}

/** One piece of a seller's own published product. */
async function promisePiece(
  tx: Tx,
  seller: Selling['seller']['id'],
  id: ProductId,
  at: Parameters<typeof reserveStock>[2],
): Promise<Result<ProductId, StockRefusal | Refusal<'not_found'>>> {
  const card = (await productCards(tx, [id])).get(id)
  if (card?.sellerId !== seller) return err({ code: 'not_found' })
  const reserved = await reserveStock(tx, id, at)
  return reserved.ok ? ok(id) : reserved
}
