import type { LotSummary, MoneyWire, Product, Show } from '@dallal/contract'
import {
  becomeOperator,
  beginShow,
  giveAddress,
  type LotWish,
  openShop,
  publishProduct,
  queueLot,
  type ShopPlace,
  signUp,
  topUp,
} from './market-steps.ts'
import type { RunningServer } from './running-server.ts'
import type { Visitor } from './visitor.ts'

/** How most stories begin: a market with one shop, people who can bid, and a lot that opens. */

export interface Evening {
  readonly operator: Visitor
  readonly seller: Visitor
}

/** A new market's operator and its first shop, verified. */
export async function openEvening(server: RunningServer, place: ShopPlace, shop = 'ليالي التحف'): Promise<Evening> {
  const operator = await becomeOperator(server)
  const seller = await signUp(server, 'نورة')
  await openShop(seller, operator, shop, place)
  return { operator, seller }
}

/** Somebody new with an address, and with money in the wallet. */
export async function welcomeBidder(
  server: RunningServer,
  name: string,
  purse: MoneyWire,
  { locale = 'ar', outcome }: { locale?: 'ar' | 'en'; outcome?: string } = {},
): Promise<Visitor> {
  const bidder = await signUp(server, name, locale)
  await giveAddress(bidder, purse.currency === 'KWD' ? 'KW' : 'SA')
  await topUp(bidder, purse, outcome)
  return bidder
}

export interface PreparedLot {
  readonly product: Product
  readonly show: Show
  readonly lot: LotSummary
}

/** A product, and a show in which it waits as the first lot. */
export async function prepareLot(seller: Visitor, wish: LotWish, stock = 1): Promise<PreparedLot> {
  const product = await publishProduct(seller, 'مبخرة نحاسية', 'Brass censer', stock)
  const show = await beginShow(seller)
  return { product, show, lot: await queueLot(seller, show, product, wish) }
}

/** Goes live and opens the lot. */
export async function openLot(seller: Visitor, { show, lot }: PreparedLot): Promise<LotSummary> {
  await seller.api.shows.goLive({ show: show.id })
  return seller.api.auction.openLot({ lot: lot.id })
}
