import { randomUUID } from 'node:crypto'
import type { LotSummary, MoneyWire } from '@dallal/contract'
import { bid, type Told } from './market-steps.ts'
import type { Visitor } from './visitor.ts'

/** A bid as its bidder knows it: what was offered under which id, and the answer that came. */
export type RecordedBid = {
  readonly bidder: Visitor
  readonly id: string
  readonly amount: MoneyWire
  readonly told: Told
}

export type BiddingWar = {
  /** Answers so far, in the order in which they came. */
  readonly answers: readonly RecordedBid[]
  /** Lets every bidder hear the answer to their last bid, and ends. */
  stop(): Promise<void>
}

/** Every bidder bids as fast as answers come, each time above everything bid before; `step` is in minor units. */
export function startBiddingWar(bidders: readonly Visitor[], lot: LotSummary, step: bigint): BiddingWar {
  const answers: RecordedBid[] = []
  let offered = BigInt(lot.startPrice.minor)
  let goesOn = true

  async function fight(bidder: Visitor): Promise<void> {
    while (goesOn) {
      offered += step
      const amount: MoneyWire = { minor: offered.toString(), currency: lot.startPrice.currency }
      const id = randomUUID()
      answers.push({ bidder, id, amount, told: await bid(bidder, lot.id, amount, id) })
    }
  }

  const fights = bidders.map(fight)
  return {
    answers,
    async stop() {
      goesOn = false
      await Promise.all(fights)
    },
  }
}

/** The accepted ones among recorded bids, with the version of the lot that records each. */
export function acceptedOf(answers: readonly RecordedBid[]): (RecordedBid & { version: number })[] {
  return answers.flatMap((answer) =>
    answer.told.kind === 'accepted' ? [{ ...answer, version: answer.told.version }] : [],
  )
}
