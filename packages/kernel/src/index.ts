export { assert, never } from './assert.ts'
export { CURRENCIES, type Currency, exponentOf, isCurrency } from './currency.ts'
export { formatDecimal, type ParseRefusal, parseDecimal } from './decimal.ts'
export { toLatinDigits } from './digits.ts'
export {
  asId,
  type BidId,
  type ChatMessageId,
  type Id,
  type ImageId,
  isUuid,
  type LotId,
  type OrderId,
  type PayoutId,
  type ProductId,
  type SellerId,
  type ShowId,
  type TopUpId,
  type UserId,
  uuidV7,
} from './ids.ts'
export { type Instant, instant, MS, minusMs, plusMs, toIso } from './instant.ts'
export {
  addMoney,
  compareMoney,
  isZero,
  MAX_MINOR,
  type Money,
  maxMoney,
  minMoney,
  money,
  negateMoney,
  rateOf,
  sameMoney,
  splitByShares,
  subtractMoney,
  sumMoney,
  zero,
} from './money.ts'
export { err, ok, type Refused, type Result } from './result.ts'
