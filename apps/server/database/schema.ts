// Generated from the database's own catalogs by `npm run dallal -- schema`; change the migrations, not this file.

import type { Instant } from '@dallal/kernel'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Written as JSON text, read as whatever it was: parse it where it enters. */
type Json = ColumnType<unknown, string, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface Schema {
  address: Address
  books_report: BooksReport
  chat_message: ChatMessage
  clock_offset: ClockOffset
  command_success: CommandSuccess
  gateway_receipt: GatewayReceipt
  image: Image
  installation: Installation
  job_worker: JobWorker
  lot: Lot
  lot_bid: LotBid
  lot_event: LotEvent
  lot_lease: LotLease
  mailbox_letter: MailboxLetter
  migration: Migration
  order: Order
  outbox: Outbox
  outbox_delivery: OutboxDelivery
  payout: Payout
  person: Person
  product: Product
  product_image: ProductImage
  role_grant: RoleGrant
  seller: Seller
  seller_application: SellerApplication
  show: Show
  top_up: TopUp
  unbookable_charge: UnbookableCharge
  'identity.attempt': IdentityAttempt
  'identity.credential': IdentityCredential
  'identity.login': IdentityLogin
  'identity.operator_link': IdentityOperatorLink
  'identity.phone_code': IdentityPhoneCode
  'identity.session': IdentitySession
  'identity.verification': IdentityVerification
  'ledger.account': LedgerAccount
  'ledger.account_balance': LedgerAccountBalance
  'ledger.balance': LedgerBalance
  'ledger.balance_delta': LedgerBalanceDelta
  'ledger.chart': LedgerChart
  'ledger.currency': LedgerCurrency
  'ledger.journal': LedgerJournal
  'ledger.transfer': LedgerTransfer
}

/** The delivery address of a person, as the Gulf writes one; one each. */
export interface Address {
  /** Whose. */
  person_id: string
  /** Who takes the parcel. */
  recipient: string
  /** E.164; the courier calls it. */
  phone: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** City. */
  city: string
  /** District or block. */
  district: string
  /** Street. */
  street: string
  /** Building or house. */
  building: string
  /** Flat or floor; may be empty. */
  unit: string
  /** May be empty: not every country uses one. */
  postal_code: string
  /** What helps the courier; may be empty. */
  directions: string
  /** When it was last given. */
  updated_at: Instant
}

/** What the checks of the books found, each time they were run. */
export interface BooksReport {
  /** Order of writing. */
  id: GeneratedAlways<bigint>
  /** The moment that all checks saw, by the real clock. */
  checked_at: Generated<Instant>
  /** How long all of them took. */
  took_ms: number
  /** Of each check: name, how many defects, the first ones in words, how long it took, and why it could not be run. */
  checks: Json
}

/** Words said in a show. */
export interface ChatMessage {
  /** The id their author's client chose: said again, they are not said twice. */
  id: string
  /** In which show. */
  show_id: string
  /** 1, 2, 3 … in its show, on topic chat:ID. */
  version: bigint
  /** By whom; the room sees the name alone. */
  person_id: string
  /** Their name when they said it. */
  name: string
  /** viewer, seller (of this show) or operator. */
  role: 'viewer' | 'seller' | 'operator'
  /** One line of words. */
  body: string
  /** When. */
  said_at: Instant
}

/** How far business time is ahead of real time; exactly one row. */
export interface ClockOffset {
  /** Always true: the key that allows a single row. */
  one: Generated<boolean>
  /** Milliseconds ahead. Time only ever goes forward. */
  offset_ms: Generated<bigint>
}

/** The first success of each command, so that repeating it changes nothing. */
export interface CommandSuccess {
  /** Whose command; keys of two people never meet. */
  user_id: string
  /** The idempotency key the client chose. */
  key: string
  /** Which command. */
  route: string
  /** SHA-256 of route and body: tells a repetition from a key used twice. */
  fingerprint: string
  /** What was answered. */
  response: Json
  /** When; rows are swept after the keys' lifetime. */
  created_at: Generated<Instant>
}

/** Money the gateway took, one row for each of its charges, written with the journal that books it. What is in suspense is listed in the console. */
export interface GatewayReceipt {
  /** Of our record; the subject of the journal when it is in suspense. */
  id: string
  /** The gateway's own number. */
  charge_id: string
  /** What the gateway says it was for. */
  reference: string
  /** The top-up it was for, when there is one. */
  top_up_id: string | null
  /** Of what was taken. */
  currency: string
  /** What was taken, which may not be what was asked for. */
  amount_minor: bigint
  /** Into the wallet in time, into the wallet late, or into suspense. Suspense is settled outside, by hand, at the gateway. */
  booked_as: 'top_up' | 'late' | 'suspense'
  /** Why it is in suspense. */
  reason: 'unknown_top_up' | 'other_amount' | 'other_currency' | 'other_charge' | null
  /** When we heard of it, by the business clock. */
  received_at: Instant
}

/** Pictures that were accepted; their files lie in storage under the id. */
export interface Image {
  /** Names the files too: /media/images/<id>/<width>.webp. */
  id: string
  /** Who sent it; only they may put it to use. */
  owner_id: string
  /** Pixels of the largest file. */
  width: number
  /** Pixels of the largest file. */
  height: number
  /** The widths in which it is kept, ascending; the last is its own. */
  widths: number[]
  /** ThumbHash, base64: drawn while the picture loads. */
  placeholder: string
  /** What all its files weigh together. */
  bytes: bigint
  /** When it was accepted. */
  created_at: Instant
}

/** Facts about this installation that outlive a process, one a row. */
export interface Installation {
  /** What the fact is about, in snake_case. */
  key: string
  /** The fact, as its writer shapes it. */
  value: Json
  /** When it last changed. */
  updated_at: Generated<Instant>
}

/** Living job workers. A lock held by one that was not seen lately is taken away. */
export interface JobWorker {
  /** The name under which it locks jobs. */
  id: string
  /** The data folder it belongs to: a new process there knows that the old one is gone. */
  node: string
  /** Its latest sign of life. */
  seen_at: Generated<Instant>
}

/** Something auctioned in a show: the fold of its events. */
export interface Lot {
  /** UUID version 7. */
  id: string
  /** The show in which it comes up. */
  show_id: string
  /** Who sells it. */
  seller_id: string
  /** What it is; one piece. */
  product_id: string
  /** What people call it in its show: lot 17. Its place in a draft; fixed once the show is announced. */
  number: number
  /** Its order in the queue; the lowest comes first. */
  place: number
  /** The show's currency. */
  currency: string
  /** The first bid it takes, in minor units. */
  start_price_minor: bigint
  /** How long it runs, in milliseconds. */
  duration_ms: number
  /** A bid with this much time left, or less, may move the close. */
  window_ms: number
  /** After such a bid at least this much time is left. */
  extension_ms: number
  /** How often the close may move. */
  max_extensions: number
  /** How much all extensions may add. */
  max_extension_total_ms: number
  /** No bid moves the close. */
  sudden_death: boolean
  /** queued, open, then sold, unsold or void. */
  status: Generated<'queued' | 'open' | 'sold' | 'unsold' | 'void'>
  /** Number of its last event; the unit of order. */
  version: Generated<bigint>
  /** When it opened. */
  opened_at: Instant | null
  /** The first moment at which a bid is late. */
  closes_at: Instant | null
  /** Who leads or won; never leaves the server. */
  leader_id: string | null
  /** What the room calls them. */
  leader_alias: number | null
  /** The leading bid, or the hammer price. */
  price_minor: bigint | null
  /** The version under which the leader's money was held, while the lot is open: names the journal of the hold. */
  hold_version: bigint | null
  /** The place of the hold in that journal. */
  hold_leg: number | null
  /** Accepted bids. */
  bid_count: Generated<number>
  /** People with an accepted bid. */
  bidder_count: Generated<number>
  /** How often the close moved. */
  extensions: Generated<number>
  /** By how much in all. */
  extended_ms: Generated<number>
  /** When it was queued. */
  created_at: Instant
}

/** Every bid that was decided, refused ones too: asked again, it is answered the same for ever. */
export interface LotBid {
  /** On which lot. */
  lot_id: string
  /** By whom. */
  bidder_id: string
  /** The id the bidder chose for this intent. */
  bid_id: string
  /** Minor units and currency as they were offered, whatever they are: the same id with another amount is refused. */
  offered: string
  /** When its frame was read. */
  arrived_at: Instant
  /** The event that records it; null when refused. */
  accepted_version: bigint | null
  /** What was answered. */
  outcome: Json
}

/** What happened to a lot, in order: its history and its truth. */
export interface LotEvent {
  /** Which lot. */
  lot_id: string
  /** 1, 2, 3 … without a gap; the key that lets only one writer append. */
  version: bigint
  /** What happened. */
  type: 'lot_opened' | 'bid_accepted' | 'lot_extended' | 'lot_resumed' | 'lot_sold' | 'lot_unsold' | 'lot_voided'
  /** The moment it is about: for a bid, its arrival. */
  at: Instant
  /** Whose bid; never leaves the server. */
  bidder_id: string | null
  /** The rest of the event; amounts as text, moments as epoch milliseconds. */
  body: Json
  /** When it became durable. */
  written_at: Generated<Instant>
}

/** Which server process decides the bids of a lot now. */
export interface LotLease {
  /** Of which lot. */
  lot_id: string
  /** The process that owns it. */
  node: string
  /** Rises with every change of owner; an owner with an old one writes nothing. */
  fence: bigint
  /** After this another process may take over. */
  lease_until: Instant
  /** When bids could last be decided: an outage begins here. */
  alive_at: Instant
}

/** Mails and messages that development would have sent. */
export interface MailboxLetter {
  /** UUID version 7: letters sort by age. */
  id: string
  /** mail or sms. */
  kind: 'mail' | 'sms'
  /** E-mail address or phone number. */
  recipient: string
  /** Empty for a message. */
  subject: string
  /** The words. */
  body: string
  /** When. */
  sent_at: Instant
}

/** Migrations in the order of their names, each applied once, in a transaction of its own. */
export interface Migration {
  /** File name without its ending. */
  name: string
  /** SHA-256 of the file as it was applied; a file that changed afterwards is refused. */
  hash: string
  /** When. */
  applied_at: Generated<Instant>
}

/** What became of a lot that was sold: paid, shipped, received, settled. */
export interface Order {
  /** Derived from the lot's id (UUID version 5), so telling of the sale twice makes one order. */
  id: string
  /** What people say and write; rising, not without gaps. */
  number: GeneratedAlways<bigint>
  /** The lot that was won. */
  lot_id: string
  /** The show it was in. */
  show_id: string
  /** What was sold. */
  product_id: string
  /** By whom. */
  seller_id: string
  /** To whom. */
  buyer_id: string
  /** The buyer's name at the hammer. */
  buyer_name: string
  /** The product's name at the hammer. */
  title_ar: string
  /** The same in English; may be empty. */
  title_en: string
  /** The product's first picture at the hammer. */
  image_id: string | null
  /** Of every amount here. */
  currency: string
  /** The hammer price: the whole of what the buyer pays. */
  price_minor: bigint
  /** The platform's share, in basis points of the price. */
  commission_rate_bp: number
  /** The same as an amount, rounded half to even. */
  commission_minor: bigint
  /** VAT on the commission, in basis points. */
  vat_rate_bp: number
  /** The same as an amount, rounded half to even. */
  vat_minor: bigint
  /** Where it goes, as it was at the hammer. */
  address: Json
  /** Only forward. */
  status: Generated<'paid' | 'shipped' | 'received' | 'settled'>
  /** When the hammer fell. */
  paid_at: Instant
  /** Who carries it. */
  carrier: string | null
  /** The carrier's number for it. */
  tracking_number: string | null
  /** When the seller handed it over. */
  shipped_at: Instant | null
  /** When the buyer said it arrived. */
  received_at: Instant | null
  /** Business time at which the shares are due. */
  settles_at: Instant | null
  /** When they were given. */
  settled_at: Instant | null
}

/** Events that domains tell each other, written in the transaction that made them true. */
export interface Outbox {
  /** UUID version 7: events sort by age. */
  id: string
  /** A fact in the past tense: order_paid. */
  type: string
  /** The facts of the event; amounts as text, ids as text, moments as epoch milliseconds. */
  payload: Json
  /** When it was written. */
  created_at: Generated<Instant>
  /** When all of its listeners had dealt with it; null while any has not. */
  finished_at: Instant | null
}

/** Which listener has dealt with which event, written in the listener's own transaction: exactly once. */
export interface OutboxDelivery {
  /** The event. */
  event_id: string
  /** The listener's name. */
  listener: string
  /** When its transaction committed. */
  delivered_at: Generated<Instant>
}

/** A seller's settled money on its way to their bank. */
export interface Payout {
  /** UUID version 7. */
  id: string
  /** Whose money. */
  seller_id: string
  /** The seller's currency. */
  currency: string
  /** How much, in minor units. */
  amount_minor: bigint
  /** The bank account, as it was when the seller asked. */
  iban: string
  /** The name on that account, likewise. */
  legal_name: string
  /** requested, sent, paid: only forward; or failed, before it is paid. */
  status: Generated<'requested' | 'sent' | 'paid' | 'failed'>
  /** What the bank calls it. */
  bank_reference: string | null
  /** When the seller asked. */
  requested_at: Instant
  /** When the bank was told to pay. */
  sent_at: Instant | null
  /** The operator who told it. */
  sent_by: string | null
  /** When the bank was seen to have paid. */
  paid_at: Instant | null
  /** The operator who saw it. */
  paid_by: string | null
  /** When it was seen that the bank does not take it. */
  failed_at: Instant | null
  /** The operator who saw it. */
  failed_by: string | null
  /** Why, in the operator's words; the seller reads it. */
  failure_reason: string | null
}

/** A person as the market knows them. */
export interface Person {
  /** The same id as their login. */
  id: string
  /** As they wish to be called. */
  name: string
  /** The language of mails and messages to them. */
  locale: 'ar' | 'en'
  /** Their picture; null when none was given. */
  portrait_id: string | null
  /** When the account was opened. */
  created_at: Instant
}

/** What a seller offers: words, pictures and a number of like pieces. */
export interface Product {
  /** UUID version 7. */
  id: string
  /** The shop. */
  seller_id: string
  /** What it is called, in Arabic. */
  title_ar: string
  /** The same in English; empty until somebody writes it. */
  title_en: string
  /** What a buyer should know, in Arabic. */
  description_ar: string
  /** The same in English. */
  description_en: string
  /** One of the contract's categories. */
  category: string
  /** new, like_new, used or antique. */
  condition: 'new' | 'like_new' | 'used' | 'antique'
  /** draft: being written. published: for everyone. archived: taken off, may come back. */
  status: 'draft' | 'published' | 'archived'
  /** Pieces that can still be sold, the promised ones included. */
  stock: number
  /** Pieces promised to lots that are queued or open. */
  in_lots: number
  /** Of everything this shop sells. */
  currency: string
  /** When it was first written. */
  created_at: Instant
  /** When anything about it last changed. */
  updated_at: Instant
  /** When it was first published: the order of the shop. */
  published_at: Instant | null
}

/** The pictures of a product in their order; the first is the one lists show. */
export interface ProductImage {
  /** The product. */
  product_id: string
  /** From 1. */
  position: number
  /** The picture. */
  image_id: string
  /** The seller's person, who must own the picture too. */
  owner_id: string
}

/** Roles that are given, not earned. */
export interface RoleGrant {
  /** Who has it. */
  person_id: string
  /** operator: runs this market and sees its console. */
  role: 'operator'
  /** When. */
  granted_at: Instant
}

/** A shop. Public once it is verified; one a person. */
export interface Seller {
  /** Of the shop. */
  id: string
  /** Who runs it. */
  person_id: string
  /** The shop in an address: /sellers/<slug>. */
  slug: string
  /** As the seller writes it. */
  shop_name: string
  /** The name without case, marks and letter variants: two shops that read alike have the same. */
  shop_name_key: string
  /** About the shop, in Arabic. */
  about_ar: string
  /** About the shop, in English. */
  about_en: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** The one currency of everything this shop sells; follows from the country. */
  currency: string
  /** applied, then verified or rejected; a rejected one may apply again. */
  status: 'applied' | 'verified' | 'rejected'
  /** When an operator verified it. */
  verified_at: Instant | null
}

/** What a seller told us to be verified, and what was decided. For them and the operators only. */
export interface SellerApplication {
  /** The shop it is about. */
  seller_id: string
  /** Who applied; the same as the shop's, so that row security needs no other table. */
  person_id: string
  /** The name on the bank account. */
  legal_name: string
  /** Where payouts go; checked, upper case, without spaces. */
  iban: string
  /** When, the latest time. */
  applied_at: Instant
  /** When an operator decided; null while it waits. */
  decided_at: Instant | null
  /** Which operator. */
  decided_by: string | null
  /** What the applicant reads when rejected. */
  rejected_reason: string | null
}

/** An evening of one seller. */
export interface Show {
  /** UUID version 7. */
  id: string
  /** Whose evening. */
  seller_id: string
  /** Its name in Arabic. */
  title_ar: string
  /** Its name in English; may be empty. */
  title_en: string
  /** Its picture; null shows the first lot's. */
  cover_id: string | null
  /** draft, scheduled, live, ended: only forward, and a draft may go live at once. */
  status: 'draft' | 'scheduled' | 'live' | 'ended'
  /** The seller's currency, in which every lot is priced. */
  currency: string
  /** When it is announced to begin. */
  starts_at: Instant | null
  /** When the room opened. */
  went_live_at: Instant | null
  /** When the room closed. */
  ended_at: Instant | null
  /** Number of the last event on topic show:ID. */
  version: Generated<bigint>
  /** When it was first written. */
  created_at: Instant
  /** When it last changed. */
  updated_at: Instant
}

/** Money on its way from a payment gateway into a wallet. */
export interface TopUp {
  /** Also the gateway's reference and idempotency key: asking it twice makes one charge. */
  id: string
  /** Whose wallet. */
  user_id: string
  /** Chosen by the client, one for each intent. */
  key: string
  /** Of the amount. */
  currency: string
  /** What was asked for. */
  amount_minor: bigint
  /** Leaves pending once, and never comes back. */
  status: Generated<'pending' | 'confirmed' | 'declined' | 'cancelled' | 'expired'>
  /** The language of the gateway's page. */
  locale: 'ar' | 'en'
  /** Where the person was, to come back to; a path of ours. */
  return_to: string
  /** The gateway's own number; null until it answered. */
  charge_id: string | null
  /** Where the person pays. */
  pay_path: string | null
  /** When, by the business clock. */
  started_at: Instant
  /** From then on it is not waited for. */
  expires_at: Instant
  /** When it left pending. */
  ended_at: Instant | null
  /** When the gateway is asked about it next; null when there is nothing more to learn. */
  ask_at: Instant | null
}

/** Money a gateway took that the ledger cannot book; it is in no account. */
export interface UnbookableCharge {
  /** The gateway's own number. */
  charge_id: string
  /** What the gateway says it was for. */
  reference: string
  /** The top-up it was for, when there is one. */
  top_up_id: string | null
  /** As the gateway calls it. */
  currency: string
  /** As the gateway tells it; of how many decimals, only the gateway knows. */
  amount_minor: bigint
  /** When we heard of it, by the business clock. */
  received_at: Instant
  /** Of our record. */
  id: string
}

/** How often something that must be rare was tried in its window, by address and by account. */
export interface IdentityAttempt {
  /** HMAC-SHA256 in hex of what is counted and for whom: no address or number can be read from it. */
  key: string
  /** Attempts in this window. */
  count: number
  /** When the window ends and counting begins anew. */
  ends_at: Instant
}

/** What proves a login: so far a password, provider credential. */
export interface IdentityCredential {
  /** Of the row. */
  id: Generated<string>
  /** The login as the provider names it; for a password our own id. */
  account_id: string
  /** Who vouches: credential means a password kept here. */
  provider_id: string
  /** The login it proves. */
  user_id: string
  /** scrypt, salt:key in hex. */
  password: string | null
  /** Of a provider elsewhere; asked for by the sign-in library. */
  access_token: string | null
  /** Of a provider elsewhere; asked for by the sign-in library. */
  refresh_token: string | null
  /** Of a provider elsewhere; asked for by the sign-in library. */
  id_token: string | null
  /** Of a provider elsewhere; asked for by the sign-in library. */
  access_token_expires_at: Instant | null
  /** Of a provider elsewhere; asked for by the sign-in library. */
  refresh_token_expires_at: Instant | null
  /** Of a provider elsewhere; asked for by the sign-in library. */
  scope: string | null
  /** When it was made. */
  created_at: Generated<Instant>
  /** When it last changed. */
  updated_at: Generated<Instant>
}

/** One row a person: the addresses by which they sign in. */
export interface IdentityLogin {
  /** The person; the same id as public.person. */
  id: Generated<string>
  /** Asked for by the sign-in library and left empty: names are in public.person. */
  name: Generated<string>
  /** In lower case. Who signs in by phone only has <id>@phone.invalid, which is never shown nor written to. */
  email: string
  /** Whether the person has shown that the mailbox is theirs. */
  email_verified: Generated<boolean>
  /** Asked for by the sign-in library and left empty: portraits are in public.person. */
  image: string | null
  /** E.164, proven by a code; null when none was given. */
  phone: string | null
  /** When the account was opened. */
  created_at: Generated<Instant>
  /** When an address last changed. */
  updated_at: Generated<Instant>
}

/** Printed links that make the first operator; each opens once and lives fifteen minutes. */
export interface IdentityOperatorLink {
  /** SHA-256 of the token; the token itself is only printed. */
  token_hash: Buffer
  /** When it ends. */
  expires_at: Instant
  /** When it was opened. */
  used_at: Instant | null
  /** When it was printed. */
  created_at: Instant
}

/** The latest one-time code of each number and purpose; a new one takes the place of the old. */
export interface IdentityPhoneCode {
  /** Of this code; the HMAC is bound to it. */
  id: string
  /** E.164. */
  phone: string
  /** What the code may be used for, and for nothing else. */
  purpose: 'sign_in'
  /** HMAC-SHA256 of id, number, purpose and code with the secret of this installation. */
  code_hmac: Buffer
  /** Guesses so far, counted by the statement that allows a guess; three at most. */
  tries: Generated<number>
  /** Five minutes after it was sent. */
  expires_at: Instant
  /** When the right code was given; it works once. */
  used_at: Instant | null
  /** When it was sent. */
  created_at: Instant
}

/** Browsers and apps that are signed in. Deleting the row signs out at once. */
export interface IdentitySession {
  /** Names the session to ourselves; not a secret. */
  id: Generated<string>
  /** The secret in the cookie. */
  token: string
  /** Who is signed in. */
  user_id: string
  /** When it ends by itself. */
  expires_at: Instant
  /** Asked for by the sign-in library and left empty: we keep no addresses. */
  ip_address: string | null
  /** Which browser, as it said itself. */
  user_agent: string | null
  /** When it was opened. */
  created_at: Generated<Instant>
  /** When it last changed. */
  updated_at: Generated<Instant>
}

/** Links in mails that prove a mailbox, kept by the sign-in library. */
export interface IdentityVerification {
  /** Of the row. */
  id: Generated<string>
  /** What is being proven. */
  identifier: string
  /** What proves it. */
  value: string
  /** When it ends. */
  expires_at: Instant
  /** When it was made. */
  created_at: Generated<Instant>
  /** When it last changed. */
  updated_at: Generated<Instant>
}

/** The part of an account that never changes. */
export interface LedgerAccount {
  /** Its number, by which transfers know it. */
  id: GeneratedAlways<bigint>
  /** What kind of account, as the chart says. */
  code: string
  /** A user, an order or a seller, as the chart says; null for the platform. */
  owner_id: string | null
  /** One account has one currency. */
  currency: string
  /** When it was opened. */
  created_at: Generated<Instant>
}

/** What every account holds now, movements of deferred accounts included. */
export interface LedgerAccountBalance {
  /** The account. */
  id: bigint | null
  /** What kind of account. */
  code: string | null
  /** Whose; null for the platform. */
  owner_id: string | null
  /** ISO 4217. */
  currency: string | null
  /** Posted debits. */
  debit_minor: bigint | null
  /** Posted credits. */
  credit_minor: bigint | null
  /** Debits on hold. */
  pending_debit_minor: bigint | null
  /** Credits on hold. */
  pending_credit_minor: bigint | null
  /** How many transfers it has taken part in; 0 while deferred. */
  version: bigint | null
}

/** The part of an account that moves; always equal to the fold of its transfers. */
export interface LedgerBalance {
  /** Whose balance. */
  account_id: bigint
  /** Copied from the account, so that posting reads one row. */
  currency: string
  /** Copied from the chart, likewise. */
  guard: 'none' | 'debits_within_credits' | 'credits_within_debits'
  /** Copied from the chart, likewise. */
  deferred: boolean
  /** Posted debits; only ever grows. */
  debit_minor: Generated<bigint>
  /** Posted credits; only ever grows. */
  credit_minor: Generated<bigint>
  /** Debits on hold. */
  pending_debit_minor: Generated<bigint>
  /** Credits on hold; shown as incoming, never spendable. */
  pending_credit_minor: Generated<bigint>
  /** How many transfers the account has taken part in; stays 0 while deferred. */
  version: Generated<bigint>
}

/** Movements of deferred accounts not yet folded into their balance: derived, not the ledger. */
export interface LedgerBalanceDelta {
  /** Order of arrival, for nobody in particular. */
  id: GeneratedAlways<bigint>
  /** Whose balance it belongs to. */
  account_id: bigint
  /** More posted debits. */
  debit_minor: bigint
  /** More posted credits. */
  credit_minor: bigint
  /** More, or less, debits on hold. */
  pending_debit_minor: bigint
  /** More, or less, credits on hold. */
  pending_credit_minor: bigint
}

/** The chart of accounts, the same rows as packages/ledger/src/chart.ts. */
export interface LedgerChart {
  /** What kind of account. */
  code: string
  /** One account for each owner and currency; otherwise one for each currency. */
  owned: boolean
  /** The side on which it grows. */
  normal: 'debit' | 'credit'
  /** What its balance must never break. */
  guard: 'none' | 'debits_within_credits' | 'credits_within_debits'
  /** Touched by everybody, therefore never locked: its balance is folded from deltas. */
  deferred: boolean
}

/** Currencies of the market; the exponent is used only to read and to show amounts. */
export interface LedgerCurrency {
  /** ISO 4217. */
  code: string
  /** Decimals of the minor unit. */
  exponent: number
}

/** One business event; its transfers are posted all or none. */
export interface LedgerJournal {
  /** Its number; gaps mean nothing. */
  id: GeneratedAlways<bigint>
  /** UUIDv5 of the event's business key: the event told twice is found by it. */
  key: string
  /** SHA-256 of what was asked for: tells a repeated event from another one under the same key. */
  fingerprint: Buffer
  /** Which event, as packages/ledger names it. */
  kind: string
  /** The top-up, lot, order, payout or receipt the event is about. */
  subject_id: string
  /** When it happened, by the business clock. */
  effective_at: Instant
  /** When it was written, by the real clock. */
  created_at: Generated<Instant>
}

/** Moves one amount from a debit to a credit account. Added, never changed. */
export interface LedgerTransfer {
  /** Its number; gaps mean nothing, and it is not the order of commits: that is the account's version. */
  id: GeneratedAlways<bigint>
  /** The event it belongs to. */
  journal_id: bigint
  /** Place in its journal, from 0. */
  leg: number
  /** Posted at once, on hold, or the capture or void of a hold. */
  kind: 'posted' | 'pending' | 'captured' | 'voided'
  /** Where it comes from. */
  debit_account_id: bigint
  /** Where it goes. */
  credit_account_id: bigint
  /** Minor units of both accounts' currency. Of a void: what was held. */
  amount_minor: bigint
  /** The pending transfer this one captures or voids. */
  pending_id: bigint | null
  /** Of a pending: from then on it can only be voided. */
  expires_at: Instant | null
  /** Number of this transfer in the debit account's history; null when deferred. */
  debit_version: bigint | null
  /** Number of this transfer in the credit account's history; null when deferred. */
  credit_version: bigint | null
  /** Posted balance (credits − debits) of the debit account after this transfer. */
  debit_after_minor: bigint | null
  /** Posted balance (credits − debits) of the credit account after this transfer. */
  credit_after_minor: bigint | null
  /** First 8 bytes of the SHA-256 of everything else in the row and its journal. Against hands and decay, not against who can compute it too. */
  checksum: Buffer
}
