import { createHmac, hkdfSync } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { asId, type Instant, instant, isUuid, type ShowId, type UserId } from '@dallal/kernel'
import { ensureCertificate, type SfuStatus, signGrant, superviseSfu, verifyGrant } from '@dallal/sfu'
import type { Log } from '#platform/log'
import { type LossReading, lossWindow } from './loss-window.ts'

/** The embedded media server, kept running in a process of its own, as the rest of the house sees it. A room is a show. */
export interface VideoEngine {
  /** Where WHIP and WHEP are answered, on loopback; null while video cannot be given. */
  origin(): string | null
  status(): SfuStatus
  /** Leave to publish or to watch a show, for a while. */
  grant(show: ShowId, role: 'publish' | 'watch', to: Grantee, now: Instant): { bearer: string; expiresAt: Instant }
  health(show: ShowId): StreamHealth
  isStreaming(show: ShowId): boolean
  /** Hears when a show's video begins or ends; returns a way to stop hearing. */
  onChange(hear: (show: ShowId, isStreaming: boolean) => void): () => void
  /** Whether this is leave for this, given here and not run out. */
  isGranted(show: ShowId, role: 'publish' | 'watch', bearer: string): boolean
  /** Ends a show's video for everyone and refuses the grants given until now. */
  closeRoom(show: ShowId): void
  /** Ends whatever a person publishes or watches and refuses the grants given to them until now. */
  sendAway(person: UserId): void
  stop(): Promise<void>
}

/** Whom leave is given to. Visitors without a name are told apart by their network, and share its places. */
export type Grantee = { readonly person: UserId } | { readonly network: string }

export interface StreamHealth {
  readonly publishing: boolean
  readonly kbps: number
  readonly framesPerSecond: number
  readonly lostPercent: number
  readonly roundTripMs: number | null
  readonly viewers: number
}

export interface VideoOptions {
  /** Of the installation; the secret of grants is derived from it. */
  readonly secret: string
  /** Where the engine's certificate is kept. */
  readonly folder: string
  readonly udp: { readonly host: string; readonly port: number }
  /** IPv4 addresses by which browsers reach the UDP port. */
  readonly addresses: readonly string[]
  readonly log: Log
}

/** Long enough to connect. A session goes on after its grant ran out; who comes again asks for another. */
const GRANT_MS = { publish: 10 * 60_000, watch: 2 * 60_000 } as const
const NOTHING: StreamHealth = {
  publishing: false,
  kbps: 0,
  framesPerSecond: 0,
  lostPercent: 0,
  roundTripMs: null,
  viewers: 0,
}

/** The IPv4 addresses of this machine that others can reach. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

export async function startVideoEngine({ secret, folder, udp, addresses, log }: VideoOptions): Promise<VideoEngine> {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const grantSecret = keyFor('dallal video grants').toString('base64')
  const networkKey = keyFor('dallal video visitors')
  const certificate = await ensureCertificate(folder)
  const streaming = new Set<ShowId>()
  const hearers = new Set<(show: ShowId, isStreaming: boolean) => void>()
  const losses = new Map<string, LossReading>()

  const change = (room: string, isStreaming: boolean) => {
    if (!isUuid(room)) return
    const show = asId<ShowId>(room)
    if (streaming.has(show) === isStreaming) return
    if (isStreaming) streaming.add(show)
    else streaming.delete(show)
    for (const hear of hearers) hear(show, isStreaming)
  }
  const sfu = superviseSfu({
    ...certificate,
    secret: grantSecret,
    udp,
    http: { host: '127.0.0.1', port: 0 },
    addresses: [...addresses],
    onEvent(event) {
      if (event.type === 'published') change(event.room, true)
      if (event.type === 'unpublished') change(event.room, false)
      if (event.type === 'stats') lossWindow(losses, event.report.rooms)
      if (event.type !== 'status') return
      // A process that is gone streams nothing; publishers who come back are told of as if new.
      if (event.status.kind !== 'running') for (const show of streaming) change(show, false)
      log.info('video engine', event.status)
    },
  })
  await sfu.ready

  return {
    origin() {
      const status = sfu.status()
      return status.kind === 'running' ? `http://127.0.0.1:${status.httpPort}` : null
    },
    status: () => sfu.status(),
    grant(show, role, to, now) {
      const expiresAt = instant(now + GRANT_MS[role])
      const subject =
        'person' in to
          ? { subject: to.person }
          : { subject: `network-${hashOf(networkKey, to.network)}`, isNetwork: true }
      const bearer = signGrant(grantSecret, { room: show, role, ...subject, issuedAt: now, expiresAt })
      return { bearer, expiresAt }
    },
    health(show) {
      const stats = sfu.stats(show)
      if (!stats) return NOTHING
      const { publishing, kbps, fps, rttMs, viewers } = stats
      const lostPercent = losses.get(show)?.percent ?? 0
      return { publishing, kbps, framesPerSecond: fps, lostPercent, roundTripMs: rttMs, viewers }
    },
    isStreaming: (show) => streaming.has(show),
    onChange(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    isGranted(show, role, bearer) {
      const reading = verifyGrant(grantSecret, bearer)
      return reading.ok && reading.grant.room === show && reading.grant.role === role
    },
    closeRoom: (show) => sfu.closeRoom(show),
    sendAway: (person) => sfu.kickEverywhere(person),
    stop: () => sfu.stop(),
  }
}

/** A grant can be read by whoever holds it, and engines are told of subjects: neither need know an address. */
function hashOf(key: Buffer, network: string): string {
  return createHmac('sha256', key).update(network).digest('base64url')
}
