import { asId, type OrderId } from '@dallal/kernel'
import { answer, operations } from '#platform/http'
import { confirmReceipt } from './confirm-receipt.ts'
import type { OrdersPorts } from './orders-ports.ts'
import { listPurchases, listSales, showPurchase, showSale } from './read-orders.ts'
import { shipOrder } from './ship-order.ts'

const os = operations.orders

export function ordersRoutes(ports: OrdersPorts) {
  const idOf = (input: { order: string }) => asId<OrderId>(input.order)
  return os.router({
    purchases: os.purchases.handler(async ({ context, input, errors }) =>
      answer(await listPurchases(ports, context.caller, input), errors),
    ),
    purchase: os.purchase.handler(async ({ context, input, errors }) =>
      answer(await showPurchase(ports, context.caller, idOf(input)), errors),
    ),
    confirmReceipt: os.confirmReceipt.handler(async ({ context, input, errors }) =>
      answer(await confirmReceipt(ports, context.caller, idOf(input)), errors),
    ),
    sales: os.sales.handler(async ({ context, input, errors }) =>
      answer(await listSales(ports, context.caller, input), errors),
    ),
    sale: os.sale.handler(async ({ context, input, errors }) =>
      answer(await showSale(ports, context.caller, idOf(input)), errors),
    ),
    ship: os.ship.handler(async ({ context, input, errors }) =>
      answer(await shipOrder(ports, context.caller, { ...input, order: idOf(input) }), errors),
    ),
  })
}
