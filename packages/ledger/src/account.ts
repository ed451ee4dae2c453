import type { Currency, Id, OrderId, SellerId, UserId } from '@dallal/kernel'
import type { AccountCode, PlatformCode } from './chart.ts'

/** Names an account of the ledger by what it is, whose it is and its currency; the database knows it by a number. */
export type Account = { readonly code: AccountCode; readonly owner: Id<string> | null; readonly currency: Currency }

export function userWallet(user: UserId, currency: Currency): Account {
  return { code: 'user_wallet', owner: user, currency }
}

export function orderEscrow(order: OrderId, currency: Currency): Account {
  return { code: 'order_escrow', owner: order, currency }
}

export function sellerAvailable(seller: SellerId, currency: Currency): Account {
  return { code: 'seller_available', owner: seller, currency }
}

export function platformAccount(code: PlatformCode, currency: Currency): Account {
  return { code, owner: null, currency }
}

/** One text for each account: `user_wallet/0199…/SAR`, `bank/-/KWD`. */
export function accountName({ code, owner, currency }: Account): string {
  return `${code}/${owner ?? '-'}/${currency}`
}
