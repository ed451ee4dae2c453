export { composeOrders, type Orders } from './compose.ts'
export { orderEventSchema } from './events.ts'
export { SETTLEMENT_DELAY_MS } from './order.ts'
export { orderTerms } from './order-terms.ts'
export type { OrdersPorts } from './orders-ports.ts'
export {
  countDueOrders,
  type DueOrder,
  type DuePlace,
  lockDueOrders,
  markSettled,
  type UnsettledOrder,
  unsettledOrders,
} from './unsettled-orders.ts'
