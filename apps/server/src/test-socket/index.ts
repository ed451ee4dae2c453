import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Down, LIVE_PATH, LIVE_SUBPROTOCOL } from '@dallal/contract'
import { asId, instant, type UserId } from '@dallal/kernel'
import WebSocket from 'ws'
import { createClientAddress } from '#platform/http'
import { createLiveHub, type LiveHub, type LiveLimits } from '#platform/realtime'

/** The live socket on a real port, and visitors at the other end of it; for tests that watch from outside. */

export const ORIGIN = 'https://dallal.test'

export interface World {
  hub: LiveHub
  url: string
  /** What handlers threw; a story that means it to happen takes it out. */
  failures: unknown[]
  stop(): Promise<void>
}

/** Tokens of this world are `token USER UNTIL SESSION`: whoever can write can make one, which is all a story needs. */
export function tokenOf(user: UserId, until = Date.now() + 60_000, session = 'home'): string {
  return `token ${user} ${until} ${session}`
}

/** `beforeVerdict` is waited for whenever a token was read, as a database is. */
export async function openWorld(limits: Partial<LiveLimits> = {}, beforeVerdict = async () => {}): Promise<World> {
  const failures: unknown[] = []
  const hub = createLiveHub({
    origins: [ORIGIN],
    arrivalClock: () => instant(Date.now()),
    // Stories come from one machine; where one must come from elsewhere, this machine is the proxy that says so.
    clientAddress: createClientAddress(['127.0.0.1'], 'no page server asks here'),
    log: { error: (facts) => failures.push(facts) },
    limits,
    verifyToken: async (token) => {
      await beforeVerdict()
      const [mark, user = '', until = '0', sessionId = ''] = token.split(' ')
      if (mark !== 'token') return { ok: false, refusal: { code: 'token_invalid' } }
      if (Number(until) <= Date.now()) return { ok: false, refusal: { code: 'token_expired' } }
      const expiresAt = instant(Number(until))
      return { ok: true, value: { userId: asId<UserId>(user), sessionId, role: 'buyer', expiresAt } }
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

export async function join(world: World, options: JoinOptions = {}): Promise<Viewer> {
  const viewer = knock(world, options)
  await viewer.hears((message) => message.op === 'welcome')
  return viewer
}

/** Comes to the door, and may be turned away there. */
export function knock(world: Pick<World, 'url'>, { origin, subprotocol, from }: JoinOptions = {}): Viewer {
  const headers = from === undefined ? {} : { 'x-forwarded-for': from }
  const options = origin === undefined ? { headers } : { headers, origin }
  return new Viewer(new WebSocket(world.url, subprotocol ?? LIVE_SUBPROTOCOL, options))
}

export interface JoinOptions {
  origin?: string
  subprotocol?: string
  /** The address of the visitor, as the proxy in front of us says it. */
  from?: string
}
