import { assert } from './assert.ts'
import type { Instant } from './instant.ts'

declare const idBrand: unique symbol

/** A UUID that names one kind of thing: a `LotId` cannot be passed where a `UserId` is asked for. */
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind }

export type UserId = Id<'user'>
export type SellerId = Id<'seller'>
export type ImageId = Id<'image'>
export type ProductId = Id<'product'>
export type ShowId = Id<'show'>
export type LotId = Id<'lot'>
export type BidId = Id<'bid'>
export type OrderId = Id<'order'>
export type TopUpId = Id<'top_up'>
export type PayoutId = Id<'payout'>
export type ChatMessageId = Id<'chat_message'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Lower-case text form of RFC 9562, any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** Names text that has already been checked, or that came from our own database, as an id of a kind. */
export function asId<T extends Id<string>>(text: string): T {
  assert(isUuid(text), `not an id: ${text}`)
  return text as T
}

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness, so that ids sort by age and indexes stay
 * dense. The caller gives the moment and at least 10 random bytes; nothing here reads a clock or rolls dice.
 */
export function uuidV7<T extends Id<string>>(at: Instant, random: Uint8Array): T {
  assert(random.length >= 10, 'a version 7 id needs ten random bytes')
  const bytes = new Uint8Array(16)
  const time = BigInt(at)
  for (let i = 0; i < 6; i += 1) bytes[i] = Number((time >> BigInt(8 * (5 - i))) & 0xffn)
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)

  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return asId<T>([hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'))
}
