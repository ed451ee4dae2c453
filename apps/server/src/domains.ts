import { sql } from 'kysely'
import { composeAdmin } from '#admin'
import { composeAuction, findOffers, showLots } from '#auction'
import { composeCatalog } from '#catalog'
import { composeChat } from '#chat'
import { composeIdentity } from '#identity'
import { composeLive, onShowEnded, type Streams, showById } from '#live'
import { composeMedia, imagesOf, type VideoEngine } from '#media'
import { composeOrders } from '#orders'
import { composePayout } from '#payout'
import { type Connections, openDatabase, PATIENCE } from '#platform/database'
import type { ClientAddress } from '#platform/http'
import type { MailSender } from '#platform/mail'
import type { Mailbox } from '#platform/mailbox'
import type { PaymentGateway } from '#platform/payments'
import { type ArrivalClock, createLiveHub, startArrivalClock } from '#platform/realtime'
import type { SmsSender } from '#platform/sms'
import type { Storage } from '#platform/storage'
import { composeSettlement } from '#settlement'
import { balancesOf, composeWallet } from '#wallet'
import type { Domain, World } from './domain.ts'

/** What the domains need beside the world, and what differs from one installation to the next. */
export interface Surroundings {
  readonly connections: Connections
  readonly secret: string
  readonly clientAddress: ClientAddress
  /** Origins of our own pages. */
  readonly origins: readonly string[]
  readonly mail: MailSender | null
  readonly sms: SmsSender | null
  readonly mailbox: Mailbox | null
  readonly storage: Storage
  readonly engine: VideoEngine | null
  readonly gateway: PaymentGateway
}

export type Domains = Awaited<ReturnType<typeof composeDomains>>

/**
 * All domains in their order: each may use those before it. What an earlier one must know of a later one — pictures of
 * people, lots of shows — is given here, so that it need not know it by name.
 */
export async function composeDomains(world: World, around: Surroundings) {
  const { config, database, clock, ids, log } = world
  const { connections, engine } = around
  const arrivalClock = await openArrivalClock(world)

  const identity = composeIdentity({ ...world, ...around, portraits: imagesOf })
  const hub = createLiveHub({
    origins: around.origins,
    arrivalClock: arrivalClock.now,
    clientAddress: around.clientAddress,
    log: { error: (facts, words) => log.error(words, facts) },
    verifyToken: async (token) => {
      const verified = await identity.verifyLiveToken(token)
      if (!verified.ok) return verified
      const { userId, sessionId, roles, expiresAt } = verified.value
      return { ok: true, value: { userId, sessionId, role: roles.at(-1) ?? 'buyer', expiresAt } }
    },
  })
  const stopHearing = await identity.onSignedOut(({ userId, sessionId }) => {
    hub.signOut(userId, sessionId)
    if (sessionId === null) engine?.sendAway(userId)
  })
  const stopHearingEnds = await onShowEnded(database, (show) => engine?.closeRoom(show))
  const media = composeMedia({ ...world, ...around, publicUrl: config.publicUrl, shows: showById })
  const catalog = composeCatalog({ database, clock, ids, offers: findOffers })
  const wallet = composeWallet({ ...world, connections, gateway: around.gateway })
  const live = composeLive({
    ...world,
    hub,
    lots: showLots,
    streams: engine ?? NO_VIDEO,
    signLiveToken: async (headers) => {
      const token = await identity.liveToken(headers)
      return token.ok ? token.value : null
    },
  })
  const chat = composeChat({ database, hub })
  const auction = composeAuction({
    ...world,
    hub,
    ledger: wallet.ledger,
    arrivalNow: arrivalClock.now,
    balancesOf,
  })

  const shops = { requireSeller: identity.requireSeller, publicSellers: identity.publicSellers }
  const orders = composeOrders({ ...world, ...around, ...shops, publicUrl: config.publicUrl })
  const settlement = composeSettlement({ ...world, ledger: wallet.ledger })
  const payout = composePayout({ ...world, ...around, ...shops, publicUrl: config.publicUrl, ledger: wallet.ledger })
  const patientDatabase = openPatientDatabase(world, connections)
  const admin = composeAdmin({ database, patientDatabase, log })

  const inOrder: readonly Domain[] = [
    ...[identity, media, catalog, wallet, live, chat, auction],
    ...[orders, settlement, payout, admin],
  ]
  return {
    identity,
    media,
    wallet,
    auction,
    settlement,
    hub,
    inOrder,
    operations: {
      ...identity.routes,
      ...media.routes,
      ...catalog.routes,
      ...wallet.routes,
      ...live.routes,
      ...auction.routes,
      ...orders.routes,
      ...payout.routes,
      ...admin.routes,
    },
    async stop() {
      await stopHearing()
      await stopHearingEnds()
      for (const domain of [...inOrder].reverse()) await domain.stop?.()
      await patientDatabase.close()
      arrivalClock.stop()
    },
  }
}

/** A server without video: no show ever streams. */
const NO_VIDEO: Streams = {
  isStreaming: () => false,
  closeRoom: () => undefined,
  onChange: () => () => undefined,
}

/** For the checks of the books, one run at a time; it connects when they are first run. */
function openPatientDatabase({ log }: World, connections: Connections) {
  const onError = (error: Error) => log.warn('a connection to Postgres broke', { error })
  return openDatabase({ connections, onError, timeouts: PATIENCE, sizes: { app: 1, system: 1, identity: 1 } })
}

/** The clock that stamps what arrives by the live socket: the database's time, read from our own that never jumps. */
function openArrivalClock({ database, log }: World): Promise<ArrivalClock> {
  return startArrivalClock({
    databaseNow: () =>
      database.asSystem(async (tx) => {
        const { rows } = await sql<{ ms: number }>`
          select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(tx)
        return rows[0]?.ms ?? Number.NaN
      }),
    onError: (error) => log.warn('the database was not asked for its time', { error }),
  })
}
