import type { Purchase, Refusal, Sale } from '@dallal/contract'
import { assert, err, type OrderId, ok, type Result } from '@dallal/kernel'
import { requireSignedIn } from '#identity'
import type { Caller } from '#platform/database'
import { cutPage, type Page, type PageWish, placeOf } from '#platform/paging'
import type { Order, OrderStatus } from './order.ts'
import { orderById, purchasesOf, salesOf } from './order-store.ts'
import { purchaseViews, saleViews } from './order-view.ts'
import type { OrdersPorts } from './orders-ports.ts'

type ReadPorts = Pick<OrdersPorts, 'database' | 'requireSeller' | 'publicSellers'>
type SellerRefusal = Refusal<'not_signed_in'> | Refusal<'not_a_verified_seller'>

/** What one has bought, newest first. */
export async function listPurchases(
  ports: ReadPorts,
  caller: Caller,
  wish: PageWish,
): Promise<Result<Page<Purchase>, Refusal<'not_signed_in'>>> {
  const signedIn = requireSignedIn(caller)
  if (!signedIn.ok) return signedIn
  const { userId } = signedIn.value
  const found = await ports.database.asCaller(caller, (tx) =>
    purchasesOf(tx, userId, placeOf<OrderId>(wish.cursor), wish.limit + 1),
  )
  const { rows, next } = cutPage(found, wish.limit, placeOfOrder)
  return ok({ items: await purchaseViews(ports, caller, rows), next })
}

/** One of one's own purchases. Somebody else's is not found. */
export async function showPurchase(
  ports: ReadPorts,
  caller: Caller,
  id: OrderId,
): Promise<Result<Purchase, Refusal<'not_signed_in'> | Refusal<'not_found'>>> {
  const signedIn = requireSignedIn(caller)
  if (!signedIn.ok) return signedIn
  const order = await ports.database.asCaller(caller, (tx) => orderById(tx, id))
  if (order?.buyer !== signedIn.value.userId) return err({ code: 'not_found' })
  return ok(await presentPurchase(ports, caller, order))
}

/** What a shop has sold, newest first; of one status, if asked. */
export async function listSales(
  ports: ReadPorts,
  caller: Caller,
  wish: PageWish & { status?: OrderStatus | undefined },
): Promise<Result<Page<Sale>, SellerRefusal>> {
  const shop = await ports.requireSeller(caller)
  if (!shop.ok) return shop
  const found = await ports.database.asCaller(caller, (tx) =>
    salesOf(tx, shop.value.id, wish.status ?? null, placeOf<OrderId>(wish.cursor), wish.limit + 1),
  )
  const { rows, next } = cutPage(found, wish.limit, placeOfOrder)
  return ok({ items: await saleViews(ports, caller, rows), next })
}

/** One of a shop's own sales. Another shop's is not found. */
export async function showSale(
  ports: ReadPorts,
  caller: Caller,
  id: OrderId,
): Promise<Result<Sale, SellerRefusal | Refusal<'not_found'>>> {
  const shop = await ports.requireSeller(caller)
  if (!shop.ok) return shop
  const order = await ports.database.asCaller(caller, (tx) => orderById(tx, id))
  if (order?.seller !== shop.value.id) return err({ code: 'not_found' })
  return ok(await presentSale(ports, caller, order))
}

export async function presentPurchase(ports: ReadPorts, caller: Caller, order: Order): Promise<Purchase> {
  const [view] = await purchaseViews(ports, caller, [order])
  assert(view, 'one order in, one view out')
  return view
}

export async function presentSale(ports: ReadPorts, caller: Caller, order: Order): Promise<Sale> {
  const [view] = await saleViews(ports, caller, [order])
  assert(view, 'one order in, one view out')
  return view
}

function placeOfOrder({ paidAt, id }: Order) {
  return { at: paidAt, id }
}
