import type { Money, OrderId, SellerId } from '@dallal/kernel'
import { orderEscrow, platformAccount, sellerAvailable } from './account.ts'
import { type CommissionTerms, commissionOf } from './commission.ts'
import { type Journal, journal, post } from './journal.ts'

export type Settlement = {
  readonly order: OrderId
  readonly seller: SellerId
  readonly price: Money
  readonly terms: CommissionTerms
}

/** Received and past the days of waiting: the escrow is shared out and ends at exactly zero. A share of nothing is no leg. */
export function orderSettled({ order, seller, price, terms }: Settlement): Journal {
  const { currency } = price
  const shares = commissionOf(price, terms)
  const legs = [
    { to: sellerAvailable(seller, currency), amount: shares.seller },
    { to: platformAccount('commission_revenue', currency), amount: shares.commission },
    { to: platformAccount('vat_payable', currency), amount: shares.vat },
  ]
    .filter(({ amount }) => amount.minor > 0n)
    .map(({ to, amount }) => post(orderEscrow(order, currency), to, amount))
  return journal('order_settled', order, order, legs)
}
