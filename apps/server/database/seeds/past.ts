import type { UserId } from '@dallal/kernel'
import { composeAuction, findOffers, showLots } from '#auction'
import { composeCatalog } from '#catalog'
import { composeLive } from '#live'
import { composeOrders } from '#orders'
import type { Caller } from '#platform/database'
import type { RequestContext } from '#platform/http'
import { composeWallet } from '#wallet'
import { emptyRoom } from './empty-room.ts'
import { givenIds } from './given-ids.ts'
import { movedClock } from './moved-clock.ts'
import { payingGateway } from './paying-gateway.ts'
import type { SeedPorts } from './seed-ports.ts'

/**
 * The domains once more, as they were: composed as the server composes them, but by a clock that is set by hand, with
 * nobody in the room, and with ids that are known beforehand. What happens in here is written by the same code as what
 * happens tomorrow, so the market's past obeys every rule of its present.
 */
export type Past = ReturnType<typeof composePast>

export function composePast(ports: SeedPorts) {
  const clock = movedClock(ports.clock.now())
  const ids = givenIds(ports.ids)
  const room = emptyRoom()
  const { config, database, connections, log, outbox, identity } = ports
  const world = { config, database, connections, log, outbox, clock, ids }

  const catalog = composeCatalog({ ...world, offers: findOffers })
  const wallet = composeWallet({ ...world, gateway: payingGateway() })
  const live = composeLive({
    ...world,
    hub: room.hub,
    lots: showLots,
    streams: { isStreaming: () => false, closeRoom: () => undefined, onChange: () => () => undefined },
    signLiveToken: async () => null,
  })
  const auction = composeAuction({
    ...world,
    hub: room.hub,
    ledger: wallet.ledger,
    arrivalNow: clock.now,
    balancesOf: async () => [],
  })
  const { requireSeller, publicSellers } = identity
  const orders = composeOrders({
    ...world,
    requireSeller,
    publicSellers,
    mail: null,
    sms: null,
    publicUrl: config.publicUrl,
  })

  return {
    ...{ clock, ids, room, wallet, auction, orders },
    routes: { ...catalog.routes, ...wallet.routes, ...live.routes, ...auction.routes, ...orders.routes },
    async stop() {
      await auction.stop()
      await live.stop()
      await wallet.stop()
    },
  }
}

/** A request of one of the market's people. */
export function askedBy(userId: UserId, role: Caller['role']): { context: RequestContext } {
  const headers = { requestHeaders: new Headers(), responseHeaders: new Headers() }
  return { context: { requestId: 'seeds', caller: { userId, role }, clientAddress: '127.0.0.1', ...headers } }
}
