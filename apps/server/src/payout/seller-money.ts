import { moneyToWire, type Refusal, type SellerMoney } from '@dallal/contract'
import { ok, type Result, toIso } from '@dallal/kernel'
import { unsettledOrders } from '#orders'
import type { Caller } from '#platform/database'
import type { PayoutPorts } from './payout-ports.ts'
import { sellerBalance } from './payout-store.ts'

/** The most orders that are listed one by one; the sum counts all of them. */
const LISTED = 100

/** Where a seller's money is: with orders on their way, ready to be paid out, on the way to the bank, paid in all. */
export async function sellerMoney(
  { database, requireSeller }: Pick<PayoutPorts, 'database' | 'requireSeller'>,
  caller: Caller,
): Promise<Result<SellerMoney, Refusal<'not_signed_in'> | Refusal<'not_a_verified_seller'>>> {
  const shop = await requireSeller(caller)
  if (!shop.ok) return shop
  const { id, currency } = shop.value
  return database.asCaller(caller, async (tx) => {
    const { proceeds, orders } = await unsettledOrders(tx, id, currency, LISTED)
    const { available, onTheWay, paidOut } = await sellerBalance(tx, id, currency)
    return ok({
      processing: moneyToWire(proceeds),
      available: moneyToWire(available),
      onTheWay: moneyToWire(onTheWay),
      paidOut: moneyToWire(paidOut),
      waiting: orders.map(({ id: order, number, status, proceeds: share, settlesAt }) => ({
        order,
        number,
        status,
        proceeds: moneyToWire(share),
        settlesAt: settlesAt === null ? null : toIso(settlesAt),
      })),
    })
  })
}
