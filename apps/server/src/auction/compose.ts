import { randomUUID } from 'node:crypto'
import { assert } from '@dallal/kernel'
import { releaseStock, sellOne } from '#catalog'
import { peopleWithAddress } from '#identity'
import { nextShowVersion, showById } from '#live'
import { createAnnouncer } from './announce.ts'
import { lastClose } from './lot-store.ts'
import { lotTopic } from './lot-topic.ts'
import { lotSummary } from './lot-view.ts'
import { type AuctionPorts, type AuctionWorld, DEFAULT_TIMES } from './ports.ts'
import { createRooms } from './rooms.ts'
import { auctionRoutes } from './routes.ts'
import { BID_RATE, takeBid } from './take-bid.ts'
import { tellTopUp } from './tell-top-up.ts'
import { createUserTopic } from './user-topic.ts'

export type Auction = ReturnType<typeof composeAuction>

/** Lots and bids in a show: the queue, the rooms that decide, and the topics that tell. */
export function composeAuction(world: AuctionWorld) {
  const { database, hub, clock, ledger, outbox, log, arrivalNow, ids, balancesOf } = world
  const { leaseMs, renewMs, lookEveryMs } = { ...DEFAULT_TIMES, ...world.times }
  const { publish } = hub
  const node = randomUUID()
  const users = createUserTopic({ database, balancesOf, publish, log })
  const announce = createAnnouncer({
    publish,
    users,
    log,
    summary: (lot) => database.asSystem((tx) => lotSummary(tx, lot)),
    showVersion: async (id) => {
      const show = await database.asSystem((tx) => showById(tx, id))
      assert(show, 'every lot is in a show')
      return show.version
    },
  })
  const rooms = createRooms(
    {
      ...{ database, ledger, outbox, announce, log },
      stock: { sellOne, releaseStock },
      bidders: { withAddress: peopleWithAddress },
      shows: { nextVersion: nextShowVersion },
      now: arrivalNow,
      businessNow: clock.now,
      lease: { node, leaseMs, renewMs },
    },
    { lookEveryMs },
  )
  const ports: AuctionPorts = {
    ...{ database, clock, ids, ledger, arrivalNow, publish, rooms, node, leaseMs, announce },
  }

  hub.topic('lot', lotTopic(database))
  hub.topic('user', users.source)
  hub.command('bid', takeBid(rooms), BID_RATE)
  clock.standWhile(() => database.asSystem(lastClose))

  return {
    routes: { auction: auctionRoutes(ports) },
    listeners: [tellTopUp(users)],
    start: rooms.takeInOrphans,
    stop: rooms.stop,
    /** Tells a person what they have now, after something else than a bid moved their money. */
    notifyBalances: users.notifyBalances,
    /** What concerns one person alone, such as a top-up of theirs. */
    tellUser: users.tell,
    rooms,
  }
}
