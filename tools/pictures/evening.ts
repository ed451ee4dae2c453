import { randomUUID } from 'node:crypto'
import { moneyToWire } from '@dallal/contract'
import { money } from '@dallal/kernel'
import { bid, payTopUp, untilConfirmed } from '../../tests/support/market-steps.ts'
import { createVisitor, type Visitor } from '../../tests/support/visitor.ts'

type Cookies = ReturnType<Visitor['cookies']>

/** The people whose screens are looked at, and what of theirs the addresses name. */
export type Market = Awaited<ReturnType<typeof meetMarket>>

/** Becomes a seller and two buyers of the demo market, and finds what there is to look at. */
export async function meetMarket(url: string, operator: Visitor) {
  // To become somebody ends the session one came with; the operator's own shall live on.
  const tools: Cookies = operator.cookies().filter(({ name }) => name === 'dallal.tools')
  const { people } = await createVisitor({ url }, tools).api.development.people()
  async function become(id: string): Promise<Visitor> {
    const visitor = createVisitor({ url }, tools)
    await visitor.api.development.become({ person: id })
    return visitor
  }
  const { api } = createVisitor({ url })
  const upcoming = first((await api.shows.shows({ status: 'scheduled' })).items)
  const ended = first((await api.shows.shows({ status: 'ended' })).items)
  let seller: Visitor | null = null
  const buyers: Visitor[] = []
  for (const { id, role } of people) {
    if (role === 'operator') continue
    const visitor = await become(id)
    const { me } = await visitor.api.identity.me()
    if (me?.seller?.slug === ended.seller.slug) seller = visitor
    if (role === 'buyer' && (await mayBid(visitor, ended.currency))) buyers.push(visitor)
  }
  if (!seller || buyers.length < 2) throw new Error('the demo market has a seller and two buyers with money')
  const rich = await withOrders(buyers)
  const [second = rich] = buyers.filter((buyer) => buyer !== rich)
  return { url, upcoming, ended, seller, buyers: [second, rich] as const, operator }
}

/** Prepares a show of the seller's own products, ready to go live; resolves to it and its first lot. */
export async function prepareShow({ seller, ended }: Market) {
  const { items } = await seller.api.catalog.ownProducts({ status: 'published' })
  const free = items.filter(({ stock, inLots }) => stock > inLots).slice(0, 5)
  const product = first(free)
  const draft = {
    title: { ar: 'ليلة التحف: من دولاب الجدّة', en: 'A night of antiques: from grandmother’s cupboard' },
    cover: product.images[0]?.id ?? null,
    startsAt: null,
  }
  const show = await seller.api.shows.createShow({ key: randomUUID(), draft })
  const lots = []
  for (const { id } of free) {
    const startPrice = moneyToWire(money(6_000n, ended.currency))
    const lot = { product: id, startPrice, durationMs: 300_000 }
    lots.push(await seller.api.auction.addLot({ show: show.id, key: randomUUID(), draft: lot }))
  }
  return { show, lot: first(lots), product }
}

/** Starts the lot and lets two buyers race for it; the second one leads at the end. */
export async function race({ seller, buyers }: Market, lot: string): Promise<void> {
  const open = await seller.api.auction.openLot({ lot })
  const step = 500n
  let amount = BigInt(open.startPrice.minor)
  for (const buyer of [buyers[0], buyers[1], buyers[0], buyers[1]]) {
    const told = await bid(buyer, lot, moneyToWire(money(amount, open.startPrice.currency)))
    if (told.kind === 'refused') throw new Error(`a bid was refused: ${told.code}`)
    amount += step
  }
}

/** A few words in the room, as people say them, in both languages. */
export async function talk({ buyers }: Market, show: string): Promise<void> {
  const words = ['مساء الخير، هل معها علبتها؟', 'How heavy is it?', 'قطعة جميلة، رأيت أختها عند جدّي']
  for (const [at, text] of words.entries()) {
    await new Promise<void>((resolve) => {
      buyers[at % 2 === 0 ? 0 : 1].live().say({ id: randomUUID(), show, text }, () => resolve())
    })
  }
}

/** A top-up that waits for its payment, and one that was paid. */
export async function topUps(buyer: Visitor, currency: Market['ended']['currency']) {
  const amount = moneyToWire(money(25_000n, currency))
  const paid = await payTopUp(buyer, amount, 'approve')
  await untilConfirmed(buyer, paid)
  const waiting = await buyer.api.wallet.startTopUp({
    key: randomUUID(),
    amount,
    locale: 'ar',
    returnTo: '/ar/wallet/top-up',
  })
  return { paid, payUrl: waiting.payUrl ?? '' }
}

async function mayBid(buyer: Visitor, currency: string): Promise<boolean> {
  const [{ balances }, { address }] = await Promise.all([buyer.api.wallet.balances(), buyer.api.identity.address()])
  return (
    address !== null && balances.some((held) => held.currency === currency && BigInt(held.available.minor) > 20_000n)
  )
}

async function withOrders(buyers: readonly Visitor[]): Promise<Visitor> {
  for (const buyer of buyers) if ((await buyer.api.orders.purchases({})).items.length > 0) return buyer
  return first(buyers)
}

function first<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new Error('the demo market has one of these')
  return item
}
