import { moneyToWire, type Show as ShowWire } from '@dallal/contract'
import { assert, money, toIso } from '@dallal/kernel'
import { peopleOf, sellersOf } from '#identity'
import { imagesOf } from '#media'
import type { Tx } from '#platform/database'
import type { LivePorts } from './ports.ts'
import type { Show } from './show.ts'

export type ViewPorts = Pick<LivePorts, 'lots' | 'hub'>

/** Shows as everyone who may see them sees them. A show without a cover shows its first lot. */
export async function showViews({ lots, hub }: ViewPorts, tx: Tx, shows: readonly Show[]): Promise<ShowWire[]> {
  const sellers = await sellersOf(tx, [...new Set(shows.map(({ sellerId }) => sellerId))])
  const people = await peopleOf(
    tx,
    [...sellers.values()].map(({ personId }) => personId),
  )
  const totals = await lots.totals(
    tx,
    shows.map(({ id }) => id),
  )
  const portraits = [...people.values()].flatMap(({ portraitId }) => portraitId ?? [])
  const images = await imagesOf(tx, [...portraits, ...shows.flatMap(({ coverId }) => coverId ?? [])])

  return shows.map((show) => {
    const seller = sellers.get(show.sellerId)
    assert(seller, 'who sees a show sees its seller')
    const portraitId = people.get(seller.personId)?.portraitId
    const ofLots = totals.get(show.id)
    const { id, title, status, currency } = show
    return {
      ...{ id, title, status, currency },
      cover: (show.coverId ? images.get(show.coverId) : ofLots?.image) ?? null,
      hasOwnCover: show.coverId !== null,
      startsAt: show.startsAt === null ? null : toIso(show.startsAt),
      wentLiveAt: show.wentLiveAt === null ? null : toIso(show.wentLiveAt),
      endedAt: show.endedAt === null ? null : toIso(show.endedAt),
      seller: {
        id: seller.id,
        slug: seller.slug,
        shopName: seller.shopName,
        portrait: (portraitId && images.get(portraitId)) || null,
      },
      lots: { total: ofLots?.total ?? 0, sold: ofLots?.sold ?? 0, unsold: ofLots?.unsold ?? 0 },
      viewers: status === 'live' ? hub.viewers(id) : 0,
      soldFor: moneyToWire(money(ofLots?.soldForMinor ?? 0n, currency)),
    }
  })
}

export async function showView(ports: ViewPorts, tx: Tx, show: Show): Promise<ShowWire> {
  const [view] = await showViews(ports, tx, [show])
  assert(view, 'one show has one view')
  return view
}
