import { asId, type Id, instant, MS, money, plusMs, type UserId } from '@dallal/kernel'
import { type Account, accountName, CHART, canonicalText, type Journal, type Leg } from '@dallal/ledger'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PostStatus } from './ledger-call.ts'
import { openTestLedger, type TestLedger } from './test-ledger.ts'

/**
 * Random programs of batches, judged twice: by the database and by a model of forty lines. Outcomes, balances and invariants
 * must agree after each batch. A failing program is printed with its seed by fast-check and shrunk to the smallest one.
 */
let t: TestLedger
beforeAll(async () => {
  t = await openTestLedger()
})
afterAll(() => t.close())

type State = { debit: bigint; credit: bigint; pendingDebit: bigint; pendingCredit: bigint }
type Held = { debit: Account; credit: Account; amount: bigint; until: number | null; resolved: boolean }

class Model {
  private balances = new Map<string, State>()
  private readonly fingerprints = new Map<string, string>()
  private holds = new Map<string, Held>()

  of(account: Account): State {
    return this.balances.get(accountName(account)) ?? { debit: 0n, credit: 0n, pendingDebit: 0n, pendingCredit: 0n }
  }

  post(batch: readonly Journal[], now: number): PostStatus[] {
    const known = new Map(this.fingerprints)
    const before = new Map([...this.holds].map(([name, held]) => [name, { ...held }]))
    return batch.map((journal) => {
      const first = known.get(journal.key) ?? this.fingerprints.get(journal.key)
      if (first !== undefined) return first === canonicalText(journal) ? 'duplicate' : 'key_reused'
      const undo = [this.balances, this.holds] as const
      this.balances = new Map([...this.balances].map(([name, state]) => [name, { ...state }]))
      this.holds = new Map([...this.holds].map(([name, held]) => [name, { ...held }]))
      for (const [place, leg] of journal.legs.entries()) {
        const refusal = this.apply(leg, `${journal.key}#${place}`, before, now)
        if (refusal) {
          ;[this.balances, this.holds] = undo
          return refusal
        }
      }
      this.fingerprints.set(journal.key, canonicalText(journal))
      return 'ok'
    })
  }

  private apply(leg: Leg, name: string, before: Map<string, Held>, now: number): PostStatus | null {
    const heldName = 'hold' in leg ? `${leg.hold.journal}#${leg.hold.leg}` : ''
    const held = before.get(heldName)
    if ('hold' in leg && !held) return 'pending_not_found'
    const { debit, credit } = 'hold' in leg ? (held as Held) : leg // a missing hold was refused above
    if (accountName(debit) === accountName(credit)) return 'same_account'
    if (debit.currency !== credit.currency) return 'currency_mismatch'
    if (CHART[debit.code].deferred && CHART[credit.code].deferred) return 'deferred_pair'
    const amount = leg.type === 'void' ? 0n : leg.amount.minor
    if (leg.type !== 'void' && (amount <= 0n || amount > 10n ** 15n)) return 'bad_amount'
    if (held?.resolved) return 'already_resolved'
    if (held && leg.type === 'capture' && held.until !== null && held.until <= now) return 'pending_expired'
    if (held && leg.type === 'capture' && amount > held.amount) return 'exceeds_pending'
    if (held && this.holds.get(heldName)?.resolved) return 'already_resolved'

    const [from, to] = [{ ...this.of(debit) }, { ...this.of(credit) }]
    if (held) {
      from.pendingDebit -= held.amount
      to.pendingCredit -= held.amount
      this.holds.set(heldName, { ...held, resolved: true })
    }
    if (leg.type === 'hold') {
      from.pendingDebit += amount
      to.pendingCredit += amount
      this.holds.set(name, { debit, credit, amount, until: leg.expiresAt, resolved: false })
    } else {
      from.debit += amount
      to.credit += amount
    }
    const short = CHART[debit.code].guard !== 'none' && from.debit + from.pendingDebit > from.credit
    if (short && (leg.type === 'post' || leg.type === 'hold')) return 'insufficient_funds'
    this.balances.set(accountName(debit), from)
    this.balances.set(accountName(credit), to)
    return null
  }
}

/** Nothing, nine times out of ten. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
}

const place = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(0, 1, 2, 4) },
  { weight: 4, arbitrary: fc.constantFrom(5, 6) },
  { weight: 2, arbitrary: fc.nat(6) },
)
const amount = fc.oneof(
  { weight: 20, arbitrary: fc.bigInt({ min: 1n, max: 10n }) },
  { weight: 10, arbitrary: fc.bigInt({ min: 11n, max: 60n }) },
  { weight: 1, arbitrary: fc.constantFrom(0n, -5n, 10n ** 15n + 1n) },
)
const legs = fc.array(
  fc.record({
    type: fc.constantFrom<Leg['type']>('post', 'post', 'post', 'hold', 'hold', 'hold', 'capture', 'capture', 'void'),
    debit: place,
    credit: place,
    amount,
    hold: fc.nat(6),
    expiresIn: fc.option(fc.integer({ min: -1, max: 3 }), { freq: 3 }),
  }),
  { minLength: 1, maxLength: 3 },
)
const batches = fc.array(
  fc.record({
    journals: fc.array(fc.record({ legs, reuse: seldom(fc.nat(8)), same: fc.boolean() }), {
      minLength: 4,
      maxLength: 12,
    }),
    hours: fc.nat(2),
    fold: fc.boolean(),
  }),
  { minLength: 3, maxLength: 8 },
)

let names = 0
function nextId<T extends Id<string>>(): T {
  names += 1
  return asId<T>(`00000000-0000-4000-8000-${names.toString(16).padStart(12, '0')}`)
}

it('the database and the model agree on every outcome and every balance', async () => {
  const outcomes = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(batches, async (program) => {
      const owned = (currency: 'SAR' | 'JPY'): Account => ({ code: 'user_wallet', owner: nextId<UserId>(), currency })
      const accounts = [owned('SAR'), owned('SAR'), owned('SAR'), owned('JPY')]
      // Owned by nobody else, so that programs do not meet: deferred accounts have one owner, the platform.
      const escrow: Account = { code: 'order_escrow', owner: nextId(), currency: 'SAR' }
      const clearing: Account = { code: 'gateway_clearing', owner: null, currency: 'SAR' }
      const revenue: Account = { code: 'commission_revenue', owner: null, currency: 'SAR' }
      const all = [...accounts, escrow, clearing, revenue]
      const pick = (n: number) => all[n] as Account // n < 7
      const model = new Model()
      const posted: Journal[] = []
      const holds: { journal: string; leg: number }[] = []

      const agree = async (batch: readonly Journal[]) => {
        const expected = model.post(batch, t.clock.now)
        const answers = await t.db.database.asSystem((tx) => t.ledger.postInTransaction(tx, batch))
        expect(answers.map(({ status }) => status)).toEqual(expected)
        for (const status of expected) outcomes.set(status, (outcomes.get(status) ?? 0) + 1)
        batch.forEach((journal, n) => {
          posted.push(journal)
          if (expected[n] !== 'ok') return
          journal.legs.forEach((leg, place) => {
            if (leg.type === 'hold') holds.push({ journal: journal.key, leg: place })
          })
        })
        const counted = [...accounts, escrow]
        expect(await balancesOf(counted)).toEqual(counted.map((account) => model.of(account)))
      }

      const fund = accounts
        .slice(0, 2)
        .map((account) => ({ type: 'post' as const, debit: clearing, credit: account, amount: money(100n, 'SAR') }))
      await agree(fund.map((leg) => ({ kind: 'top_up_late', key: `fund:${nextId()}`, subject: nextId(), legs: [leg] })))

      for (const { journals, hours, fold } of program) {
        t.clock.now = plusMs(t.clock.now, hours * MS.hour)
        const made = [...posted]
        const batch = journals.map(({ legs, reuse, same }): Journal => {
          // From the latest back, so that some stand twice in one batch.
          const reused = reuse !== null ? made.at(-1 - (reuse % made.length)) : undefined
          if (reused && same) return reused
          const subject = nextId()
          const journal: Journal = {
            kind: 'lot_won',
            key: reused?.key ?? `program:${subject}`,
            subject,
            legs: legs.map((leg): Leg => {
              const hold = holds[leg.hold] ??
                holds[leg.hold % Math.max(1, holds.length)] ?? { journal: 'nothing', leg: 0 }
              if (leg.type === 'void') return { type: 'void', hold }
              if (leg.type === 'capture') return { type: 'capture', hold, amount: money(leg.amount, 'SAR') }
              const [debit, credit] = [pick(leg.debit), pick(leg.credit)]
              const sum = money(leg.amount, 'SAR')
              const expiresAt = leg.expiresIn === null ? null : plusMs(t.clock.now, leg.expiresIn * MS.hour)
              if (leg.type === 'post') return { type: 'post', debit, credit, amount: sum }
              return { type: 'hold', debit, credit, amount: sum, expiresAt }
            }),
          }
          made.push(journal)
          return journal
        })
        await agree(batch)
        if (fold) await t.db.database.asSystem((tx) => sql`select ledger.fold_deltas()`.execute(tx))
      }
    }),
    { numRuns: 150 },
  )
  await expectSoundBooks()
  console.log(Object.fromEntries(outcomes))
  expect([...outcomes.keys()].sort()).toEqual([
    'already_resolved',
    'bad_amount',
    'currency_mismatch',
    'deferred_pair',
    'duplicate',
    'exceeds_pending',
    'insufficient_funds',
    'key_reused',
    'ok',
    'pending_expired',
    'pending_not_found',
    'same_account',
  ])
  expect(outcomes.get('ok')).toBeGreaterThan(100)
}, 120_000)

async function balancesOf(accounts: readonly Account[]): Promise<State[]> {
  const { rows } = await t.db.database.asSystem((tx) =>
    sql<State & { code: string; owner: string; currency: string }>`
      select code, owner_id as owner, currency, debit_minor as debit, credit_minor as credit,
        pending_debit_minor as "pendingDebit", pending_credit_minor as "pendingCredit"
      from ledger.account_balance where owner_id = any (${accounts.map(({ owner }) => owner)}::uuid[])`.execute(tx),
  )
  return accounts.map((account) => {
    const row = rows.find(({ owner, currency }) => owner === account.owner && currency === account.currency)
    const { debit = 0n, credit = 0n, pendingDebit = 0n, pendingCredit = 0n } = row ?? {}
    return { debit, credit, pendingDebit, pendingCredit }
  })
}

/** Programs hold and capture at random and leave things pending; what expired is nobody's neglect here. */
async function expectSoundBooks(): Promise<void> {
  t.clock.now = instant('2026-11-25T10:00:00Z')
  const defects = await t.defects()
  expect(
    defects.filter(({ check }) => !['ledger-incoming-does-not-linger', 'ledger-books-balance'].includes(check)),
  ).toEqual([])
}
