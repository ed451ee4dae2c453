import type { BidId, LotId, UserId } from '@dallal/kernel'
import { type Connections, openDatabase } from '#platform/database'
import { MovableTime, startNode } from './auction.test-node.ts'
import type { AuctionTimes } from './ports.ts'

/** A server process of its own that a test may kill: it takes bids by message and answers by message. */

export interface SentBid {
  readonly id: BidId
  readonly lot: LotId
  readonly person: UserId
  readonly minor: bigint
}

/** The test that started us is the only one who could have written it. */
const connections = JSON.parse(process.env.TEST_CONNECTIONS ?? '{}') as Connections
const times = JSON.parse(process.env.TEST_TIMES ?? '{}') as AuctionTimes
const database = openDatabase({ connections, onError: () => undefined })
const time = new MovableTime()
const node = startNode(database, connections.system, time, times)
await node.auction.start()

process.on('message', (bid: SentBid) => {
  node.wire.send({ ...bid, currency: 'SAR', at: time.now() }).then(
    (outcome) => process.send?.({ id: bid.id, outcome }),
    () => process.send?.({ id: bid.id, outcome: null }),
  )
})
process.send?.('ready')
