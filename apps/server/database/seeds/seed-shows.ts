import { assert, type BidId, instant, type LotId, MS, minusMs, plusMs, toIso } from '@dallal/kernel'
import { call } from '@orpc/server'
import { ENDED, type SeedLot, type SeedShow, UPCOMING } from './market/index.ts'
import { askedBy, type Past } from './past.ts'
import type { SeededMarket } from './seeded-market.ts'

const BETWEEN_LOTS_MS = 4 * MS.minute
const BETWEEN_BIDS_MS = 5 * MS.second

/** One show is announced, the other one was held: its lots were opened, bid for and closed, one after the other. */
export async function seedShows(past: Past, market: SeededMarket): Promise<void> {
  await announce(past, market, UPCOMING)
  await announce(past, market, ENDED)
  await hold(past, market, ENDED)
}

/** A lot is called by its show and product. */
export function lotKey(show: SeedShow, lot: SeedLot): string {
  return `${show.key}:${lot.product}`
}

async function announce({ clock, ids, routes }: Past, market: SeededMarket, show: SeedShow): Promise<void> {
  const seller = askedBy(market.person(show.shop), 'seller')
  const startsAt = plusMs(market.now, show.startsInMs)
  clock.set(minusMs(startsAt, 4 * MS.day))
  const id = market.show(show.key)
  const draft = { title: show.title, cover: market.cover(show.key), startsAt: toIso(startsAt) }
  await ids.giving(id, () => call(routes.shows.createShow, { key: `seed-${id}`, draft }, seller))
  for (const lot of show.lots) {
    const lotId = market.id<LotId>('lot', lotKey(show, lot))
    const startPrice = { minor: lot.startPriceMinor.toString(), currency: 'SAR' } as const
    const queued = { product: market.product(lot.product), startPrice }
    const input = { show: id, key: `seed-${lotId}`, draft: queued }
    await ids.giving(lotId, () => call(routes.auction.addLot, input, seller))
  }
  const { status } = await call(routes.shows.show, { show: id }, seller)
  if (status === 'draft') await call(routes.shows.scheduleShow, { show: id }, seller)
}

async function hold(past: Past, market: SeededMarket, show: SeedShow): Promise<void> {
  const { clock, routes } = past
  const seller = askedBy(market.person(show.shop), 'seller')
  const id = market.show(show.key)
  const startsAt = plusMs(market.now, show.startsInMs)
  const { status } = await call(routes.shows.show, { show: id }, seller)
  if (status === 'ended') return

  clock.set(startsAt)
  if (status !== 'live') await call(routes.shows.goLive, { show: id }, seller)
  for (const [place, lot] of show.lots.entries()) {
    clock.set(plusMs(startsAt, (place + 1) * BETWEEN_LOTS_MS))
    await auctionOff(past, market, show, lot)
  }
  clock.set(plusMs(startsAt, (show.lots.length + 2) * BETWEEN_LOTS_MS))
  await call(routes.shows.endShow, { show: id }, seller)
}

async function auctionOff(past: Past, market: SeededMarket, show: SeedShow, lot: SeedLot): Promise<void> {
  const { clock, routes, room, auction } = past
  const seller = askedBy(market.person(show.shop), 'seller')
  const id = market.id<LotId>('lot', lotKey(show, lot))
  const read = async () => {
    const { lots } = await call(routes.auction.lots, { show: market.show(show.key) }, seller)
    const found = lots.find((one) => one.id === id)
    assert(found, 'the lot is in its show')
    return found
  }

  const openedAt = clock.now()
  const { status } = await read()
  if (status !== 'queued' && status !== 'open') return
  if (status === 'queued') await call(routes.auction.openLot, { lot: id }, seller)
  for (const [place, { bidder, amountMinor }] of lot.bids.entries()) {
    const arrivedAt = plusMs(openedAt, (place + 1) * BETWEEN_BIDS_MS)
    clock.set(arrivedAt)
    const bidId = market.id<BidId>('bid', `${lotKey(show, lot)}:${place}`)
    const amount = { minor: amountMinor, currency: 'SAR' } as const
    const outcome = await room.bid({ id: bidId, lot: id, bidder: market.person(bidder), amount, arrivedAt })
    assert(outcome.kind === 'accepted', `bid ${place + 1} for ${lot.product} is taken: ${JSON.stringify(outcome)}`)
  }

  const { closesAt } = await read()
  assert(closesAt, 'an open lot has an end')
  const ended = room.lotEnds(id)
  clock.set(instant(closesAt))
  auction.rooms.opened(id)
  await ended
}
