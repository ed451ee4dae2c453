import {
  DEFAULT_RULES,
  openLot as decideOpening,
  type Lot,
  type LotRules,
  placeBid,
  queuedLot,
  replay,
} from '@dallal/auction'
import { asId, assert, type Instant, type LotId, money, plusMs, type ShowId, type UserId } from '@dallal/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectSound, openWorld, type World, words } from './auction.test-world.ts'
import { outcomeOf } from './bid-outcome.ts'

/**
 * The room against a model: the same bids, decided one by one by the rules alone with money in a map. However the room cuts
 * them into batches, every answer and the row at the end must be those of the model.
 */

let world: World
const people: { id: UserId; minor: bigint }[] = []
beforeAll(async () => {
  world = await openWorld('KWD')
  for (const minor of [12_000n, 40_000n, 1_000_000n, 1_000_000n, 0n]) {
    people.push({ id: await world.bidder(minor), minor })
  }
})
afterAll(async () => {
  await world.node.stop()
  await world.db.close()
})

const bid = fc.record({
  who: fc.nat({ max: 4 }),
  raise: fc.oneof(fc.integer({ min: -500, max: 3_000 }), fc.integer({ min: -100_000, max: 100_000 })),
  afterMs: fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 4_000 })),
  /** Whether the bid waits for the answers to those before it, and so begins a new batch. */
  isPatient: fc.boolean(),
})
const rules = fc.record({
  windowMs: fc.integer({ min: 3_000, max: 20_000 }),
  extensionMs: fc.integer({ min: 3_000, max: 20_000 }),
  suddenDeath: fc.boolean(),
})

it('answers and ends as the rules say, whatever the batches', async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.array(bid, { minLength: 1, maxLength: 40 }), async (chosen, bids) => {
      const lotRules: LotRules = { ...DEFAULT_RULES, ...chosen, durationMs: 20_000 }
      const lot = await world.openLot({
        ...chosen,
        durationMs: 20_000,
        startPrice: { minor: '10000', currency: 'KWD' },
      })
      const { opened_at } = await world.row(lot)
      assert(opened_at, 'an open lot was opened')
      let model = modelOf(lot, lotRules, opened_at)
      const expected: string[] = []
      const answers: Promise<string>[] = []
      let at = opened_at
      let amount = 10_000n

      for (const { who, raise, afterMs, isPatient } of bids) {
        const person = people[who]
        assert(person, 'five people bid')
        if (isPatient) await Promise.all(answers)
        at = plusMs(at, afterMs)
        amount = (model.leader?.amount.minor ?? amount) + BigInt(raise)
        const offer = { bidder: person.id, amount: money(amount, 'KWD'), arrivedAt: at }
        answers.push(world.bid(lot, person.id, amount, { at }).then(words))
        const decision = placeBid(model, offer, { availableMinor: person.minor, hasAddress: true })
        expected.push(words(outcomeOf(decision.ok ? { ok: true, value: decision.value[0] } : decision)))
        if (decision.ok) model = replay(model, decision.value)
      }
      expect(await Promise.all(answers)).toEqual(expected)
      expect(await world.row(lot)).toMatchObject({
        version: BigInt(model.version),
        closes_at: model.closesAt,
        leader_id: model.leader?.bidder ?? null,
        price_minor: model.leader?.amount.minor ?? null,
        bid_count: model.bidCount,
      })
      await expectSound(world.db)

      const ended = await world.close(lot)
      expect(ended.status).toBe(model.leader ? 'sold' : 'unsold')
      for (const person of people) if (person.id === model.leader?.bidder) person.minor -= model.leader.amount.minor
      await expectSound(world.db)
    }),
    { numRuns: 12, interruptAfterTimeLimit: 20_000 },
  )
})

function modelOf(id: LotId, lotRules: LotRules, openedAt: Instant): Lot {
  const terms = { startPrice: money(10_000n, 'KWD'), rules: lotRules }
  const queued = queuedLot({ id, show: asId<ShowId>(id), seller: world.stage.seller, ...terms })
  const opened = decideOpening(queued, openedAt)
  assert(opened.ok, 'the terms are good')
  return replay(queued, opened.value)
}
