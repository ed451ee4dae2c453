import { Agent, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream'
import { withoutConnection } from './forwarded-headers.ts'

export interface LoopbackProxyOptions {
  /** Where the other process listens on loopback; null while it does not. */
  readonly port: () => number | null
  /** The headers it gets of a request. */
  readonly headers: (incoming: IncomingMessage) => IncomingHttpHeaders
  /** Answers when it cannot be reached. */
  readonly absent: (outgoing: ServerResponse) => void
}

export interface LoopbackProxy {
  /** Answers a request with what the other process answers, as it comes. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse): void
  /** Joins an upgrade to the other process's. */
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/** How long the other process may think before it says anything. */
const PATIENCE_MS = 30_000

/** Streams between a client and another process of this machine, over connections that are kept open. */
export function createLoopbackProxy(options: LoopbackProxyOptions): LoopbackProxy {
  const agent = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 32 })
  const absent = (outgoing: ServerResponse) => {
    if (!outgoing.headersSent && !outgoing.destroyed) options.absent(outgoing)
  }

  function handle(incoming: IncomingMessage, outgoing: ServerResponse, isSecondTry = false): void {
    const port = options.port()
    if (port === null) {
      absent(outgoing)
      return
    }
    const headers = options.headers(incoming)
    const { method, url: path } = incoming
    const asked = request({ agent: isSecondTry ? false : agent, host: '127.0.0.1', port, method, path, headers })
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('the other process says nothing')))
    asked.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutConnection(answer.headers))
      pipeline(answer, outgoing, () => undefined) // either side may go away at any time
    })
    asked.on('error', () => {
      if (outgoing.destroyed) return
      // A kept connection may have been closed while the request was on its way; nothing was done, so it is asked again, anew.
      if (asked.reusedSocket && !isSecondTry && !outgoing.headersSent && !hasBody(incoming)) {
        handle(incoming, outgoing, true)
      } else if (outgoing.headersSent) outgoing.destroy()
      else absent(outgoing)
    })
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) asked.destroy()
    })
    if (hasBody(incoming)) pipeline(incoming, asked, () => undefined)
    else asked.end()
  }

  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const port = options.port()
    if (port === null) {
      socket.destroy()
      return
    }
    const far = connect(port, '127.0.0.1', () => {
      const headers = { ...options.headers(incoming), connection: 'upgrade', upgrade: incoming.headers.upgrade }
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
      far.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      far.write(head)
      pipeline(socket, far, socket, () => undefined)
    })
    far.on('error', () => socket.destroy())
    socket.on('error', () => far.destroy())
  }

  return { handle: (incoming, outgoing) => handle(incoming, outgoing), upgrade, close: () => agent.destroy() }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
