export type { Accounts } from './accounts.ts'
export {
  type KnownCaller,
  type Operator,
  type OperatorRefusal,
  requireOperator,
  requireSignedIn,
  type SignedIn,
} from './caller.ts'
export { composeIdentity, type Identity, type IdentityOptions } from './compose.ts'
export { currencyOf } from './countries.ts'
export { sellerEventSchema, sellerRejectedSchema } from './events.ts'
export type { LiveIdentity, LiveTokens, RoleName } from './live-token.ts'
export { addressOf, hasAddress, type Person, peopleOf, peopleWithAddress, personOf } from './people-store.ts'
export { payoutAccountOf, type Seller, sellerOf, sellersOf, verifiedSellerBySlug } from './seller-store.ts'
export type { SessionId } from './sessions.ts'
export type { SignedOut } from './sign-out.ts'
export { type Addressee, type Letter, type Senders, writeToPerson } from './write-to-person.ts'
