import { instant, MAX_MINOR, type Money, minusMs, money, plusMs } from '@dallal/kernel'
import fc from 'fast-check'
import {
  type Bid,
  type BidderFacts,
  closeLot,
  DEFAULT_RULES,
  evolve,
  type Lot,
  type LotEvent,
  type LotRules,
  minimumNextBid,
  openLot,
  placeBid,
  RULE_BOUNDS,
  resumeLot,
  voidLot,
} from './index.ts'
import { aLot, person } from './story.test-dsl.ts'

// Random histories of a lot: what people and the world try, one thing after another, with the time between.

export type Attempt =
  | { kind: 'bid'; by: string; aboveMinimum: bigint; funds: 'rich' | 'exact' | 'short'; hasAddress: boolean }
  | { kind: 'close' }
  | { kind: 'void' }
  | { kind: 'outage'; lastedMs: number }

export interface Trial {
  readonly afterMs: number
  readonly attempt: Attempt
}

/** One thing that was tried: the lot before and after it, and what it caused. */
export interface Step {
  readonly trial: Trial
  readonly bid: Bid | null
  readonly facts: BidderFacts | null
  readonly before: Lot
  readonly after: Lot
  readonly events: readonly LotEvent[]
  readonly refusal: string | null
}

const bounded = (rule: keyof typeof RULE_BOUNDS) => fc.integer(RULE_BOUNDS[rule])

export const anyRules: fc.Arbitrary<LotRules> = fc.oneof(
  fc.constant(DEFAULT_RULES),
  fc.record({
    durationMs: bounded('durationMs'),
    windowMs: bounded('windowMs'),
    extensionMs: bounded('extensionMs'),
    maxExtensions: fc.oneof(fc.integer({ min: 0, max: 3 }), bounded('maxExtensions')),
    maxExtensionTotalMs: fc.oneof(fc.integer({ min: 0, max: 20_000 }), bounded('maxExtensionTotalMs')),
    suddenDeath: fc.boolean(),
  }),
)

export const anyStartPrice: fc.Arbitrary<Money> = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: 1n, max: 500_000n }), fc.bigInt({ min: MAX_MINOR - 20_000n, max: MAX_MINOR })),
    fc.constantFrom('SAR', 'KWD', 'JPY'),
  )
  .map(([minor, currency]) => money(minor, currency))

export const anyQueuedLot: fc.Arbitrary<Lot> = fc
  .record({ startPrice: anyStartPrice, rules: anyRules })
  .map((terms) => aLot(terms))

export const anyBid: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constant('bid' as const), // Keeps the literal.
  by: fc.constantFrom('noor', 'sami', 'ali', 'huda', 'seller'),
  aboveMinimum: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0n) },
    { weight: 3, arbitrary: fc.bigInt({ min: -300n, max: 5_000n }) },
    { weight: 1, arbitrary: fc.bigInt({ min: -MAX_MINOR, max: 2n * MAX_MINOR }) },
  ),
  funds: fc.constantFrom('rich', 'rich', 'exact', 'short'),
  hasAddress: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})

const anyAttempt: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 40, arbitrary: anyBid },
  { weight: 3, arbitrary: fc.constant<Attempt>({ kind: 'close' }) },
  { weight: 1, arbitrary: fc.constant<Attempt>({ kind: 'void' }) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 60_000 }).map((lastedMs): Attempt => ({ kind: 'outage', lastedMs })),
  },
)

export const anyTrials: fc.Arbitrary<Trial[]> = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 12_000 })),
    attempt: anyAttempt,
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
)

/** Opens the lot at 0 s and lets everything be tried in turn; the first step is the opening. */
export function live(queued: Lot, trials: readonly Trial[]): Step[] {
  const opened = openLot(queued, instant(0))
  if (!opened.ok) throw new Error(`a lot of a test does not open: ${opened.refusal.code}`)
  const opening = { afterMs: 0, attempt: { kind: 'close' as const } } // Keeps the literal; the opening was not tried.
  const none = { bid: null, facts: null, refusal: null }
  const steps: Step[] = [
    { ...none, trial: opening, before: queued, after: opened.value.reduce(evolve, queued), events: opened.value },
  ]
  let at = instant(0)
  for (const trial of trials) {
    at = plusMs(at, trial.afterMs)
    const before = steps.at(-1)?.after ?? queued
    steps.push({ trial, before, ...tryOne(before, trial.attempt, at) })
  }
  return steps
}

function tryOne(lot: Lot, attempt: Attempt, at: Bid['arrivedAt']): Omit<Step, 'trial' | 'before'> {
  const bid = attempt.kind === 'bid' ? bidOf(lot, attempt, at) : null
  const facts = attempt.kind === 'bid' && bid ? factsOf(attempt, bid) : null
  const decision = decide(lot, attempt, at, bid, facts)
  if (!decision.ok) return { bid, facts, after: lot, events: [], refusal: decision.refusal.code }
  const events: readonly LotEvent[] = decision.value
  return { bid, facts, after: events.reduce(evolve, lot), events, refusal: null }
}

function decide(lot: Lot, attempt: Attempt, at: Bid['arrivedAt'], bid: Bid | null, facts: BidderFacts | null) {
  if (attempt.kind === 'close') return closeLot(lot, at)
  if (attempt.kind === 'outage') return resumeLot(lot, { from: minusMs(at, attempt.lastedMs), to: at })
  if (bid && facts) return placeBid(lot, bid, facts)
  return voidLot(lot, { operator: person('op'), reason: 'item_problem', note: 'broken', at })
}

export function bidOf(lot: Lot, attempt: Extract<Attempt, { kind: 'bid' }>, arrivedAt: Bid['arrivedAt']): Bid {
  const { minor, currency } = minimumNextBid(lot)
  return { bidder: person(attempt.by), amount: money(minor + attempt.aboveMinimum, currency), arrivedAt }
}

function factsOf({ funds, hasAddress }: Extract<Attempt, { kind: 'bid' }>, { amount }: Bid): BidderFacts {
  const spare = { rich: 10n * MAX_MINOR, exact: 0n, short: -1n }[funds]
  return { availableMinor: amount.minor + spare, hasAddress }
}
