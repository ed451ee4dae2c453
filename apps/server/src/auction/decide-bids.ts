import { type Bid, type BidderFacts, decideBatch, type LotEvent, placeBid } from '@dallal/auction'
import { assert, type LotId, type UserId } from '@dallal/kernel'
import { accountName, bidHoldMoved, bidHoldOf, orderEscrow, userWallet } from '@dallal/ledger'
import type { Tx } from '#platform/database'
import type { CommandOutcome } from '#platform/realtime'
import { orderIdOf } from '#wallet'
import { offeredText, outcomeOf } from './bid-outcome.ts'
import type { ArrivedBid } from './bid-queue.ts'
import { type DecidedBid, decidedBids, insertBids } from './bid-store.ts'
import { appendEvents, type HeldAt, holdRefOf, type LotRecord } from './lot-store.ts'
import type { RoomPorts } from './room-ports.ts'

/**
 * One batch of bids in one transaction: what was answered before is found, the rest is decided against locked wallets, the
 * change of leader becomes one change of held money, and every answer is written down, refusals too. When the transaction
 * commits, all of it is true; until then nobody hears of it.
 */

export interface Decided {
  /** By `bidKey`; those found from before and those decided now. */
  readonly answers: ReadonlyMap<string, DecidedBid>
  readonly events: readonly LotEvent[]
  readonly after: LotRecord
}

export type DecidePorts = Pick<RoomPorts, 'ledger' | 'bidders'>

export function bidKey({ bidder, id }: Pick<ArrivedBid, 'bidder' | 'id'>): string {
  return `${bidder} ${id}`
}

/** What a bid is told when its id was decided before: the same for the same amount, else that the id is taken. */
export function answerFrom(decided: DecidedBid, bid: ArrivedBid): CommandOutcome {
  if (decided.offered === offeredText(bid.amount)) return decided.outcome
  return { kind: 'refused', refusal: { code: 'key_reused' } }
}

/** Null when the lot has moved on under us: nothing of this transaction may be committed. */
export async function decideBids(
  ports: DecidePorts,
  tx: Tx,
  record: LotRecord,
  bids: readonly ArrivedBid[],
): Promise<Decided | null> {
  const { lot } = record
  const firsts = firstOfEachId(bids)
  const answers = new Map<string, DecidedBid>()
  for (const decided of await decidedBids(tx, lot.id, firsts)) answers.set(bidKey(decided), decided)
  const fresh = firsts.filter((bid) => !answers.has(bidKey(bid)))

  const { decision, hold } = await decideFresh(ports, tx, record, fresh)
  const after: LotRecord = { ...record, lot: decision.lot, hold }
  if (decision.events.length > 0 && !(await appendEvents(tx, lot, decision.events, after))) return null

  const rows = fresh.map((bid, place) => {
    const outcome = decision.outcomes[place]
    assert(outcome, 'every bid of a batch has an outcome')
    const { bidder, id, amount, arrivedAt } = bid
    return { bidder, id, offered: offeredText(amount), arrivedAt, outcome: outcomeOf(outcome) }
  })
  await insertBids(tx, lot.id, rows)
  for (const row of rows) answers.set(bidKey(row), row)
  return { answers, events: decision.events, after }
}

function firstOfEachId(bids: readonly ArrivedBid[]): ArrivedBid[] {
  const firsts = new Map<string, ArrivedBid>()
  for (const bid of bids) if (!firsts.has(bidKey(bid))) firsts.set(bidKey(bid), bid)
  return [...firsts.values()]
}

/**
 * Decides, and moves the hold. Should the ledger find the new leader's wallet short after all, that bid alone is refused and
 * the batch is decided again without what was assumed of it.
 */
async function decideFresh(ports: DecidePorts, tx: Tx, record: LotRecord, bids: readonly Bid[]) {
  const { lot } = record
  const facts = await factsOf(ports, tx, record, bids)
  for (;;) {
    const decision = decideBatch(lot, bids, facts)
    const { place, release } = decision.holds
    if (!place) return { decision, hold: record.hold }

    assert((release === null) === (record.hold === null), 'whoever leads an open lot has money held, nobody else')
    const released = record.hold && holdRefOf(lot.id, record.hold)
    const version = BigInt(decision.lot.version)
    const { bidder: leader, amount } = place
    const move = { lot: lot.id, version, order: orderIdOf(lot.id), released, leader, amount }
    const [posted] = await ports.ledger.postInTransaction(tx, [bidHoldMoved(move)])
    if (posted?.status === 'ok') return { decision, hold: heldAt(lot.id, decision.lot.version, released) }

    const known = facts.get(leader)
    assert(
      posted?.status === 'insufficient_funds' && known,
      `a hold can be moved, but the ledger says ${posted?.status}`,
    )
    const freed = release?.bidder === leader ? release.amount.minor : 0n
    const tooLittle = amount.minor - freed - 1n
    facts.set(leader, {
      ...known,
      availableMinor: tooLittle < known.availableMinor ? tooLittle : known.availableMinor - 1n,
    })
  }
}

function heldAt(lot: LotId, version: number, released: Parameters<typeof bidHoldOf>[0]['released']): HeldAt {
  return { version, leg: bidHoldOf({ lot, version: BigInt(version), released }).leg }
}

/**
 * What must be known of the bidders. Wallets are locked and read only of those whose bid could be good: the price never
 * falls, so whoever is refused for another reason before the batch is not asked for money within it either.
 */
async function factsOf(
  { ledger, bidders }: DecidePorts,
  tx: Tx,
  { lot }: LotRecord,
  bids: readonly Bid[],
): Promise<Map<UserId, BidderFacts>> {
  const people = [...new Set(bids.map(({ bidder }) => bidder))]
  const settled = lot.status === 'open' ? await bidders.withAddress(tx, people) : new Set<UserId>()
  const couldPay = new Set(bids.filter((bid) => couldBeGood(lot, bid)).map(({ bidder }) => bidder))

  const { currency } = lot.startPrice
  const wallets = people
    .filter((person) => settled.has(person) && couldPay.has(person))
    .map((person) => userWallet(person, currency))
  const leaderWallet = lot.leader ? [userWallet(lot.leader.bidder, currency)] : []
  const touched = [...wallets, ...leaderWallet, orderEscrow(orderIdOf(lot.id), currency)]
  const available = wallets.length > 0 ? await ledger.lockAvailable(tx, touched) : new Map<string, bigint>()
  return new Map(
    people.map((person) => {
      const availableMinor = available.get(accountName(userWallet(person, currency))) ?? 0n
      return [person, { availableMinor, hasAddress: settled.has(person) }]
    }),
  )
}

const ALL_THE_MONEY: BidderFacts = { availableMinor: 2n ** 62n, hasAddress: true }

/** Whoever led before may bid again once outbid within the batch. */
function couldBeGood(lot: LotRecord['lot'], bid: Bid): boolean {
  const decision = placeBid(lot, bid, ALL_THE_MONEY)
  return decision.ok || decision.refusal.code === 'already_leading'
}
