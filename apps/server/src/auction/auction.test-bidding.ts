import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { asId, type BidId, type LotId, type UserId } from '@dallal/kernel'
import { expect } from 'vitest'
import type { CommandOutcome } from '#platform/realtime'
import type { SentBid } from './auction.test-process.ts'
import { expectSound, type World } from './auction.test-world.ts'

/**
 * People who bid without a pause through whatever happens. They do what a client does: they send a bid again, with the same
 * id, until it is answered.
 */

export interface Answered extends SentBid {
  readonly outcome: CommandOutcome
}

/** Null where no answer will come. */
export type Send = (bid: SentBid) => Promise<CommandOutcome | null>

/** After this long without an answer a bid is sent again. */
const PATIENCE_MS = 1_000

export class Bidding {
  /** Every answer, by the id of its bid. */
  readonly told = new Map<string, Answered>()
  private isOver = false
  private readonly done: Promise<unknown>
  private price = 10_000n

  constructor(lot: LotId, people: readonly UserId[], send: Send) {
    this.done = Promise.all(people.map((person) => this.bidOn(lot, person, send)))
  }

  async hasAnswered(count: number): Promise<void> {
    while (this.told.size < count) await pause(10)
  }

  /** Lets everyone hear the answer to their last bid. */
  async stop(): Promise<void> {
    this.isOver = true
    await this.done
  }

  private async bidOn(lot: LotId, person: UserId, send: Send): Promise<void> {
    while (!this.isOver) {
      this.price += 1_000n
      const bid = { id: asId<BidId>(randomUUID()), lot, person, minor: this.price }
      this.told.set(bid.id, { ...bid, outcome: await insist(bid, send) })
    }
  }
}

async function insist(bid: SentBid, send: Send): Promise<CommandOutcome> {
  for (;;) {
    const outcome = await Promise.race([send(bid).catch(() => null), pause(PATIENCE_MS, null)])
    if (outcome && !isBusy(outcome)) return outcome
    await pause(20)
  }
}

/** It was not decided: the same bid may be sent again. */
export function isBusy(outcome: CommandOutcome): boolean {
  return outcome.kind === 'refused' && outcome.refusal.code === 'busy'
}

/** What people were told is what stands in the tables, and every law holds. */
export async function expectTrue(world: World, told: ReadonlyMap<string, Answered>, lot: LotId): Promise<void> {
  const rows = await world.db.asSuperuser<{ id: string; outcome: CommandOutcome; events: bigint }>(
    `select bid.bid_id as id, bid.outcome, count(event.version) as events
     from lot_bid as bid
     left join lot_event as event
       on event.lot_id = bid.lot_id and event.version = bid.accepted_version and event.bidder_id = bid.bidder_id
     where bid.lot_id = $1
     group by bid.bid_id, bid.outcome`,
    [lot],
  )
  const stored = new Map(rows.map((row) => [row.id, row]))
  for (const { id, outcome } of told.values()) {
    expect(stored.get(id)?.outcome).toEqual(outcome)
    expect(stored.get(id)?.events).toBe(outcome.kind === 'accepted' ? 1n : 0n)
  }
  const accepted = [...told.values()].filter(({ outcome }) => outcome.kind === 'accepted')
  expect(accepted.length).toBeGreaterThan(5)
  expect((await world.row(lot)).bid_count).toBe(accepted.length)
  await expectSound(world.db)
}

/** The lot runs to its end by itself: sold to the highest bid. */
export async function runsToItsEnd(world: World, lot: LotId): Promise<void> {
  let row = await world.row(lot)
  while (row.status === 'open') {
    await pause(50)
    row = await world.row(lot)
  }
  const [highest] = await world.db.asSuperuser<{ minor: bigint }>(
    `select max((body -> 'amount' ->> 'minor')::bigint) as minor from lot_event where lot_id = $1`,
    [lot],
  )
  expect(row).toMatchObject({ status: 'sold', price_minor: highest?.minor })
}
