import { createOrder } from './create-order.ts'
import { orderMails } from './mail-order.ts'
import type { OrdersPorts } from './orders-ports.ts'
import { ordersRoutes } from './routes.ts'

export type Orders = ReturnType<typeof composeOrders>

/** From "paid" to "received": what became of every lot that was sold. */
export function composeOrders(ports: OrdersPorts) {
  return {
    routes: { orders: ordersRoutes(ports) },
    listeners: [createOrder(ports), ...orderMails(ports)],
  }
}
