import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { LIVE_SUBPROTOCOL, topicOf } from '@dallal/contract'
import type { Instant, UserId } from '@dallal/kernel'
import { type WebSocket, WebSocketServer } from 'ws'
import { type CommandHandler, type CommandOp, type CommandRate, createCommands } from './commands.ts'
import { Connection } from './connection.ts'
import { Connections } from './connections.ts'
import { drain as drainMessage, welcome } from './down-messages.ts'
import { createInbox } from './inbox.ts'
import { judgeUpgrade, refusalAnswer } from './judge-upgrade.ts'
import { DEFAULT_LIMITS, type LiveLimits } from './limits.ts'
import type { HistoryKind, TopicSource, TopicTypes } from './source.ts'
import { type LiveStats, noStats } from './stats.ts'
import { createSubscriptions } from './subscriptions.ts'
import type { TokenVerifier } from './token.ts'
import { TokenBucket } from './token-bucket.ts'
import { createViewerCount } from './viewer-count.ts'
import { createVitals } from './vitals.ts'

export interface LiveHubOptions {
  /** Origins of pages that may open a socket: that of PUBLIC_URL, and in development the web server's own. */
  origins: readonly string[]
  /** The database's time by a clock that never jumps, as `startArrivalClock` gives it; all moments on the wire are its. */
  arrivalClock: () => Instant
  verifyToken: TokenVerifier
  /** The visitor's address behind the trusted proxies. */
  clientAddress: (request: IncomingMessage) => string
  log: { error(facts: object, words: string): void }
  limits?: Partial<LiveLimits>
}

export interface LiveHub {
  /** Takes an upgrade request of our listener; false when its path is not the live socket's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Says where a kind of topic comes from. Once for each kind, before the first socket. */
  topic<K extends HistoryKind>(kind: K, source: TopicSource<K>): void
  /** Tells a committed event to everyone who follows the topic. Call it after the answers to those who caused it. */
  publish<K extends HistoryKind>(kind: K, id: string, version: number, event: TopicTypes[K]['event']): void
  command<Op extends CommandOp>(op: Op, handler: CommandHandler<Op>, rate?: CommandRate): void
  /** Closes the sockets of a session that ended, or all sockets of the person when it is null. */
  signOut(userId: UserId, sessionId: string | null): void
  /** Distinct viewers of a show now. */
  viewers(show: string): number
  stats(): LiveStats
  /** Sends everyone away over `overMs`, each at a moment of its own, and resolves when all have gone. New ones get 503. */
  drain(overMs: number): Promise<void>
  /** Closes everything now. */
  close(): Promise<void>
}

/** After a restart visitors come back spread over so long. */
const RETURN_OVER_MS = 1_500

/** The live socket: one a visitor, many topics on it. Knows nothing of shows, lots or money; the domains bring those. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  const { arrivalClock: now, verifyToken, clientAddress, log } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const origins = new Set(options.origins)
  const stats = noStats()
  const monotonicNow = () => performance.now()
  const connections = new Connections()
  const handshakes = new TokenBucket(limits.handshakesPerSecond, limits.handshakesPerSecond, monotonicNow())
  const onError = (error: unknown, doing: string) => log.error({ err: error, doing }, 'live socket: a handler failed')

  const viewers = createViewerCount(limits.viewersMs, stats, monotonicNow)
  const subscriptions = createSubscriptions({ limits, stats, viewers, monotonicNow, onError })
  const commands = createCommands({ now, monotonicNow, onError })
  const onIdentified = (connection: Connection) => connections.identify(connection)
  const inbox = createInbox({ verifyToken, subscriptions, commands, stats, now, monotonicNow, onIdentified, onError })
  const look = createVitals({ connections: connections.all, limits, stats, now, monotonicNow, expire: inbox.expire })

  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(LIVE_SUBPROTOCOL) ? LIVE_SUBPROTOCOL : false),
  })
  let isDraining = false
  let lastId = 0
  let onEmpty = () => {}

  const sweep = setInterval(() => {
    look()
    subscriptions.forgetIdle(monotonicNow())
    commands.forgetIdle(monotonicNow())
  }, limits.sweepMs)
  sweep.unref()

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const judgement = judgeUpgrade(request, origins)
    if (judgement === 'not_ours') return false
    socket.on('error', () => socket.destroy())
    if (judgement === 'foreign_origin') {
      stats.refusedOrigins += 1
      socket.end(refusalAnswer(403))
    } else if (isDraining || connections.all.size >= limits.maxConnections || !handshakes.take(monotonicNow())) {
      stats.refusedBusy += 1
      socket.end(refusalAnswer(503))
    } else takeUpgrade(request, socket, head)
    return true
  }

  function takeUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = clientAddress(request)
    const most = limits.maxConnectionsPerNetwork
    const crowd = connections.ofNetwork(address)
    if (crowd >= most) stats.refusedCrowded += 1
    // A page learns why only from a close code, so the socket is opened for it; but not for a flood of them.
    if (crowd >= most + Math.ceil(most / 10)) socket.end(refusalAnswer(503))
    else server.handleUpgrade(request, socket, head, (ws) => welcomeViewer(ws, socket, address, crowd >= most))
  }

  function welcomeViewer(ws: WebSocket, socket: Duplex, address: string, isCrowded: boolean): void {
    stats.handshakes += 1
    lastId += 1
    const connection = new Connection({ id: `c${lastId}`, ws, socket, address, limits, stats, now: monotonicNow() })
    connections.add(connection)
    ws.on('error', () => {
      // Said by `close` right after, with its code; without a listener it would end the process.
    })
    ws.on('close', () => bidFarewell(connection))
    if (isCrowded) connection.close('networkFull')
    else if (ws.protocol === LIVE_SUBPROTOCOL) listen(connection, socket)
    else connection.close('subprotocolMissing')
  }

  function listen(connection: Connection, socket: Duplex): void {
    const { ws } = connection
    ws.on('message', (message, isBinary) => {
      connection.unansweredPings = 0
      if (isBinary) return connection.close('frameNotJson')
      // With the default binaryType a message is always one Buffer.
      inbox.receive(connection, (message as Buffer).toString('utf8'))
    })
    ws.on('ping', () => inbox.mayGoOn(connection))
    ws.on('pong', () => {
      connection.unansweredPings = 0
    })
    socket.on('drain', () => subscriptions.resumeHeldBack(connection))
    connection.send(monotonicNow(), welcome(now(), limits.heartbeatMs))
  }

  function bidFarewell(connection: Connection): void {
    subscriptions.leave(connection)
    connections.remove(connection)
    if (connections.all.size === 0) onEmpty()
  }

  function signOut(userId: UserId, sessionId: string | null): void {
    inbox.signedOut(userId, sessionId)
    for (const connection of connections.ofUser(userId)) {
      if (sessionId !== null && connection.sessionId !== sessionId) continue
      connection.close('signedOut')
      // Nothing private goes out while the close is on its way.
      subscriptions.leave(connection)
    }
  }

  function whenEmpty(): Promise<void> {
    if (connections.all.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      onEmpty = resolve
    })
  }

  async function drain(overMs: number): Promise<void> {
    isDraining = true
    for (const connection of connections.all) {
      const closesIn = randomInt(0, Math.max(1, overMs))
      // Nobody is asked back before the last has gone, and then not everyone in the same moment.
      const afterMs = overMs - closesIn + randomInt(0, RETURN_OVER_MS)
      connection.send(monotonicNow(), drainMessage(afterMs))
      setTimeout(() => connection.close('restart'), closesIn)
    }
    await whenEmpty()
  }

  async function close(): Promise<void> {
    isDraining = true
    clearInterval(sweep)
    viewers.stop()
    subscriptions.stop()
    for (const connection of connections.all) connection.close('restart')
    const cut = setTimeout(() => {
      for (const connection of connections.all) connection.ws.terminate()
    }, 1_000)
    await whenEmpty()
    clearTimeout(cut)
    server.close()
  }

  return {
    upgrade,
    topic: subscriptions.register,
    publish: (kind, id, version, event) => subscriptions.publish(topicOf(kind, id), version, event),
    command: (op, handler, rate) => commands.register(op, handler, rate ?? null),
    signOut,
    viewers: viewers.count,
    stats: () => ({ ...stats, connections: connections.all.size }),
    drain,
    close,
  }
}
