export * from './fields.ts'
export * from './http/auction.ts'
export * from './http/catalog.ts'
export {
  type Books,
  booksSchema,
  checkSchema,
  type Journal,
  journalSchema,
  type KeptCharge,
  keptChargeSchema,
  type StuckWork,
  stuckWorkSchema,
} from './http/console.ts'
export * from './http/development.ts'
export * from './http/identity.ts'
export { httpContract } from './http/index.ts'
export * from './http/media.ts'
export * from './http/orders.ts'
export * from './http/payout.ts'
export * from './http/shows.ts'
export * from './http/wallet.ts'
export * from './live/down.ts'
export * from './live/lot.ts'
export * from './live/lot-wire.ts'
export * from './live/protocol.ts'
export * from './live/topics.ts'
export * from './live/up.ts'
export * from './money-wire.ts'
export * from './refusals.ts'
