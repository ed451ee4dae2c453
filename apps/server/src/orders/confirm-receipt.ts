import type { Purchase, Refusal } from '@dallal/contract'
import { err, type OrderId, ok, type Result } from '@dallal/kernel'
import { requireSignedIn } from '#identity'
import type { Caller } from '#platform/database'
import { publish } from './events.ts'
import { receive } from './order.ts'
import { markReceived, orderById } from './order-store.ts'
import type { OrdersPorts } from './orders-ports.ts'
import { presentPurchase } from './read-orders.ts'

/** The buyer says that the parcel arrived, once; the days of waiting start. */
export async function confirmReceipt(
  ports: OrdersPorts,
  caller: Caller,
  id: OrderId,
): Promise<
  Result<
    Purchase,
    Refusal<'not_signed_in'> | Refusal<'not_found'> | Refusal<'order_not_shipped'> | Refusal<'order_already_received'>
  >
> {
  const signedIn = requireSignedIn(caller)
  if (!signedIn.ok) return signedIn
  const outcome = await ports.database.asCaller(caller, async (tx) => {
    const order = await orderById(tx, id)
    if (order?.buyer !== signedIn.value.userId) return err({ code: 'not_found' } as const)
    const decision = receive(order, ports.clock.now())
    if (!decision.ok) return decision
    // Of two at once, the other one was quicker.
    const received = await markReceived(tx, id, decision.value)
    if (!received) return err({ code: 'order_already_received' } as const)
    await publish(ports.outbox, tx, 'order_received', received)
    return ok(received)
  })
  return outcome.ok ? ok(await presentPurchase(ports, caller, outcome.value)) : outcome
}
