import { asId, type Id, money } from '@dallal/kernel'
import { type Account, type Journal, journal, type Leg, platformAccount, post } from '@dallal/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './test-ledger.ts'

/**
 * Three servers submit the same events at once, each in an order of its own, over few accounts and with many refusals, while
 * deltas are folded and holds are released. Each event must come out once, whoever was first.
 */
let t: TestLedger
beforeAll(async () => {
  t = await openTestLedger()
})
afterAll(() => t.close())

const EVENTS = 1_500

/** A small generator with a seed (mulberry32), so that a failing run can be run again. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) % sides
  }
}

it('the same events from three servers in three orders are posted once each', async () => {
  const seed = Date.now() % 1_000_000
  console.log(`seed ${seed}`)
  const roll = dice(seed)
  const idOf = <T extends Id<string>>(n: number) =>
    asId<T>(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)
  const wallets = Array.from(
    { length: 12 },
    (_, n): Account => ({ code: 'user_wallet', owner: idOf(n), currency: 'SAR' }),
  )
  const clearing = platformAccount('gateway_clearing', 'SAR')
  const all = [...wallets, platformAccount('commission_revenue', 'SAR'), platformAccount('vat_payable', 'SAR')]
  const fund = wallets.map((wallet, n) =>
    journal('top_up_late', `fund${n}`, idOf(n), [post(clearing, wallet, money(500n, 'SAR'))]),
  )
  await Promise.all(fund.map((each) => t.ledger.post(each)))

  const events: Journal[] = Array.from({ length: EVENTS }, (_, n) => {
    const legs = Array.from({ length: 1 + roll(3) }, (): Leg => {
      const debit = wallets[roll(wallets.length)] as Account // below the length
      const credit = all.filter((account) => account !== debit)[roll(all.length - 1)] as Account
      const amount = money(BigInt(1 + roll(80)), 'SAR')
      return roll(5) === 0 ? { type: 'hold', debit, credit, amount, expiresAt: null } : post(debit, credit, amount)
    })
    return journal('lot_won', `event${n}`, idOf(n), legs)
  })

  const ids = new Map<string, Set<bigint>>()
  const oks = new Map<string, number>()
  let refused = 0
  const servers = [t.ledger, t.writeAgain(), t.writeAgain()]
  let working = true
  const background = (async () => {
    for (let round = 0; working; round += 1) {
      await t.db.database.asSystem((tx) => sql`select ledger.fold_deltas()`.execute(tx))
      const event = events[round % EVENTS] as Journal
      const place = event.legs.findIndex((leg) => leg.type === 'hold')
      if (place < 0) continue
      const hold = { journal: event.key, leg: place }
      await t.ledger.post(journal('hold_released', event.key, event.subject, [{ type: 'void', hold }]))
    }
  })()

  await Promise.all(
    servers.map(async (server) => {
      const order = events.map((event) => ({ event, at: roll(1_000_000) })).sort((a, b) => a.at - b.at)
      const callers = Array.from({ length: 48 }, async () => {
        for (let next = order.pop(); next; next = order.pop()) {
          const { key } = next.event
          const { status, journal: id } = await server.post(next.event)
          if (status === 'insufficient_funds') refused += 1
          else if (id !== null) ids.set(key, (ids.get(key) ?? new Set()).add(id))
          if (status === 'ok') oks.set(key, (oks.get(key) ?? 0) + 1)
          expect(['ok', 'duplicate', 'insufficient_funds']).toContain(status)
        }
      })
      await Promise.all(callers)
    }),
  )
  working = false
  await background

  expect([...ids.values()].filter((each) => each.size !== 1)).toEqual([])
  expect([...oks.values()].filter((times) => times !== 1)).toEqual([])
  expect([...ids.keys()].filter((key) => !oks.has(key))).toEqual([])
  expect(oks.size).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(50)
  const defects = await t.defects()
  expect(defects).toEqual([])
}, 60_000)
