import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Down, LIVE_PATH, LIVE_SUBPROTOCOL, type LotEventWire, type LotState } from '@dallal/contract'
import { asId, instant, type ShowId, type UserId } from '@dallal/kernel'
import WebSocket from 'ws'
import type { LiveLimits } from './limits.ts'
import { createLiveHub, type LiveHub } from './live-hub.ts'
import type { Position, TopicSource } from './source.ts'

/** The live socket on a real port, with a lot whose history is in memory, for stories that watch it from outside. */

export const ORIGIN = 'https://dallal.test'
export const LOT = '00000000-0000-7000-8000-000000000001'
export const SHOW = asId<ShowId>('00000000-0000-7000-8000-000000000002')
export const NOOR = asId<UserId>('00000000-0000-7000-8000-00000000000a')
export const SAMI = asId<UserId>('00000000-0000-7000-8000-00000000000b')

export interface World {
  hub: LiveHub
  url: string
  /** What handlers threw; a story that means it to happen takes it out. */
  failures: unknown[]
  stop(): Promise<void>
}

/** Tokens of this world are `token USER UNTIL`: whoever can write can make one, which is all a story needs. */
export function tokenOf(user: UserId, until = Date.now() + 60_000): string {
  return `token ${user} ${until}`
}

export async function openWorld(limits: Partial<LiveLimits> = {}): Promise<World> {
  const failures: unknown[] = []
  const hub = createLiveHub({
    origins: [ORIGIN],
    arrivalClock: () => instant(Date.now()),
    clientAddress: () => '127.0.0.1',
    log: { error: (facts) => failures.push(facts) },
    limits,
    verifyToken: async (token) => {
      const [mark, user = '', until = '0'] = token.split(' ')
      if (mark !== 'token') return { ok: false, refusal: { code: 'token_invalid' } }
      if (Number(until) <= Date.now()) return { ok: false, refusal: { code: 'token_expired' } }
      return { ok: true, value: { userId: asId<UserId>(user), role: 'buyer', expiresAt: instant(Number(until)) } }
    },
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!hub.upgrade(request, socket, head)) socket.destroy()
  })
  const port = await listen(server)
  const stop = async () => {
    await hub.close()
    await new Promise((resolve) => server.close(resolve))
    if (failures.length > 0) throw new Error('a handler failed', { cause: failures })
  }
  return { hub, url: `ws://127.0.0.1:${port}${LIVE_PATH}`, failures, stop }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    // A server that listens on a port has an address with one.
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** A topic's history that only grows: the stand-in for a table, which commits first and is told of later. */
export class History {
  epoch = 'first'
  readonly events: LotEventWire[] = []
  /** How long a read takes; it sees what is committed when it begins. */
  readMs = (): number => 0
  /** Events this far back are not read one by one. */
  reach = Number.POSITIVE_INFINITY
  reads = { snapshot: 0, since: 0 }

  commit(amount = 100 + this.events.length): LotEventWire {
    const version = this.events.length + 1
    const price = { minor: String(amount), currency: 'SAR' } as const
    const event: LotEventWire = { type: 'bid_accepted', version, at: Date.now(), alias: 1, amount: price }
    this.events.push(event)
    return event
  }

  get version(): number {
    return this.events.length
  }

  readonly source: TopicSource<'lot'> = {
    authorise: async (id) => (id === LOT ? { ok: true, value: null } : { ok: false, refusal: { code: 'not_found' } }),
    snapshot: async () => {
      this.reads.snapshot += 1
      const read = { epoch: this.epoch, version: this.version, state: stateAt(this.version) }
      await pause(this.readMs())
      return read
    },
    since: async (_id, from: Position) => {
      this.reads.since += 1
      const isReadable = from.epoch === this.epoch && this.version - from.version <= this.reach
      const read = isReadable ? this.events.slice(from.version) : null
      await pause(this.readMs())
      return read?.map((event) => ({ version: event.version, event })) ?? null
    },
  }
}

function stateAt(version: number): LotState {
  return {
    id: LOT,
    show: SHOW,
    startPrice: { minor: '100', currency: 'SAR' },
    rules: {
      durationMs: 30_000,
      windowMs: 10_000,
      extensionMs: 7_000,
      maxExtensions: 20,
      maxExtensionTotalMs: 180_000,
      suddenDeath: false,
    },
    status: 'open',
    version,
    openedAt: 0,
    closesAt: 30_000,
    leader: null,
    bidCount: version,
    bidderCount: version === 0 ? 0 : 1,
    extensions: 0,
    extendedMs: 0,
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0) setImmediate(resolve)
    else setTimeout(resolve, ms)
  })
}

/** A visitor's end of the socket, that keeps everything it hears. */
export class Viewer {
  readonly ws: WebSocket
  readonly heard: Down[] = []
  readonly frames: Down[][] = []
  readonly closed: Promise<number>
  private readonly watchers = new Set<() => void>()

  constructor(ws: WebSocket) {
    this.ws = ws
    ws.on('message', (text) => {
      // The server's own frames; a story that is about their form parses them itself.
      const frame = JSON.parse(String(text)) as Down[]
      this.frames.push(frame)
      this.heard.push(...frame)
      for (const look of [...this.watchers]) look()
    })
    this.closed = new Promise((resolve) => ws.on('close', resolve))
    ws.on('error', () => {
      // Told by its close code.
    })
  }

  say(...messages: object[]): void {
    this.ws.send(JSON.stringify(messages))
  }

  /** Resolves with the first message, heard or yet to come, for which `is` holds. */
  async hears<T extends Down>(is: (message: Down) => message is T): Promise<T>
  async hears(is: (message: Down) => boolean): Promise<Down>
  async hears(is: (message: Down) => boolean): Promise<Down> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.heard.find(is)
        if (!found) return
        this.watchers.delete(look)
        resolve(found)
      }
      this.watchers.add(look)
      look()
    })
  }

  /** The next answer of the server to something harmless: whatever it was told before has been handled by then. */
  async settles(): Promise<void> {
    const at = performance.now() + Math.random()
    this.say({ op: 'ping', at })
    await this.hears((message) => message.op === 'pong' && message.at === at)
  }

  pause(): void {
    this.tcp.pause()
  }

  resume(): void {
    this.tcp.resume()
  }

  private get tcp(): Socket {
    // `ws` keeps its socket to itself; a reader that does not read can be had in no other way.
    return (this.ws as unknown as { _socket: Socket })._socket
  }
}

export async function join(world: World, { origin, subprotocol }: JoinOptions = {}): Promise<Viewer> {
  const options = origin === undefined ? {} : { origin }
  const ws = new WebSocket(world.url, subprotocol ?? LIVE_SUBPROTOCOL, options)
  const viewer = new Viewer(ws)
  await viewer.hears((message) => message.op === 'welcome')
  return viewer
}

export interface JoinOptions {
  origin?: string
  subprotocol?: string
}

/** The versions a viewer was shown on a topic, in the order in which they came; a snapshot as `=n`. */
export function versionsOf(viewer: Viewer, topic: string): string[] {
  return viewer.heard.flatMap((message) => {
    if (message.op === 'snapshot' && message.topic === topic) return [`=${message.version}`]
    return message.op === 'event' && message.topic === topic ? [String(message.version)] : []
  })
}

/** Whether each version follows the one before it; a snapshot may come in any place but not go back. */
export function isSeamless(versions: readonly string[]): boolean {
  let last: number | null = null
  for (const entry of versions) {
    const isSnapshot = entry.startsWith('=')
    const version = Number(entry.replace('=', ''))
    if (isSnapshot ? last !== null && version < last : version !== (last ?? Number.NaN) + 1) return false
    last = version
  }
  return true
}

/** A generator with a seed (mulberry32), so that a failure can be seen again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
