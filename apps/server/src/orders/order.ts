import type { Address, Bilingual, carrierSchema, Refusal } from '@dallal/contract'
import {
  err,
  type ImageId,
  type Instant,
  type LotId,
  type Money,
  MS,
  type OrderId,
  ok,
  type ProductId,
  plusMs,
  type Result,
  type SellerId,
  type ShowId,
  subtractMoney,
  type UserId,
} from '@dallal/kernel'
import type { CommissionTerms } from '@dallal/ledger'
import type { z } from 'zod'

export type OrderStatus = 'paid' | 'shipped' | 'received' | 'settled'
export type Carrier = z.infer<typeof carrierSchema>

/** What became of a lot that was sold. What was agreed at the hammer never changes. */
export interface Order {
  readonly id: OrderId
  readonly number: number
  readonly lot: LotId
  readonly show: ShowId
  readonly product: ProductId
  readonly seller: SellerId
  readonly buyer: UserId
  readonly buyerName: string
  readonly title: Bilingual
  readonly imageId: ImageId | null
  readonly price: Money
  readonly terms: CommissionTerms
  readonly commission: Money
  readonly vat: Money
  readonly address: Address
  readonly status: OrderStatus
  readonly paidAt: Instant
  readonly tracking: { readonly carrier: Carrier; readonly number: string } | null
  readonly shippedAt: Instant | null
  readonly receivedAt: Instant | null
  readonly settlesAt: Instant | null
  readonly settledAt: Instant | null
}

/** How long after receipt the price stays in escrow: time for the buyer to look at what came. */
export const SETTLEMENT_DELAY_MS = 7 * MS.day

/** The seller's share: the rest of the price, so that the three always sum to it. */
export function proceedsOf({ price, commission, vat }: Pick<Order, 'price' | 'commission' | 'vat'>): Money {
  return subtractMoney(subtractMoney(price, commission), vat)
}

export interface Shipment {
  readonly carrier: Carrier
  readonly trackingNumber: string
  readonly shippedAt: Instant
}

/** The seller hands the parcel over. An order begins paid, so there is nothing else to wait for. */
export function ship(
  { status }: Order,
  parcel: { carrier: Carrier; trackingNumber: string },
  now: Instant,
): Result<Shipment, Refusal<'order_already_shipped'>> {
  if (status !== 'paid') return err({ code: 'order_already_shipped' })
  return ok({ ...parcel, shippedAt: now })
}

export interface Receipt {
  readonly receivedAt: Instant
  readonly settlesAt: Instant
}

/** The buyer says that it arrived, which starts the days of waiting. */
export function receive(
  { status }: Order,
  now: Instant,
): Result<Receipt, Refusal<'order_not_shipped' | 'order_already_received'>> {
  if (status === 'paid') return err({ code: 'order_not_shipped' })
  if (status !== 'shipped') return err({ code: 'order_already_received' })
  return ok({ receivedAt: now, settlesAt: plusMs(now, SETTLEMENT_DELAY_MS) })
}
