import type { Refusal, Sale } from '@dallal/contract'
import { err, type OrderId, ok, type Result } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { publish } from './events.ts'
import { type Carrier, ship } from './order.ts'
import { markShipped, orderById } from './order-store.ts'
import type { OrdersPorts } from './orders-ports.ts'
import { presentSale } from './read-orders.ts'

export interface ShipOrder {
  readonly order: OrderId
  readonly carrier: Carrier
  readonly trackingNumber: string
}

/** The seller hands the parcel over, once. */
export async function shipOrder(
  ports: OrdersPorts,
  caller: Caller,
  { order: id, ...parcel }: ShipOrder,
): Promise<
  Result<
    Sale,
    | Refusal<'not_signed_in'>
    | Refusal<'not_a_verified_seller'>
    | Refusal<'not_found'>
    | Refusal<'order_already_shipped'>
  >
> {
  const shop = await ports.requireSeller(caller)
  if (!shop.ok) return shop
  const outcome = await ports.database.asCaller(caller, async (tx) => {
    const order = await orderById(tx, id)
    if (order?.seller !== shop.value.id) return err({ code: 'not_found' } as const)
    const decision = ship(order, parcel, ports.clock.now())
    if (!decision.ok) return decision
    // Of two at once, the other one was quicker.
    const shipped = await markShipped(tx, id, decision.value)
    if (!shipped) return err({ code: 'order_already_shipped' } as const)
    await publish(ports.outbox, tx, 'order_shipped', shipped)
    return ok(shipped)
  })
  return outcome.ok ? ok(await presentSale(ports, caller, outcome.value)) : outcome
}
