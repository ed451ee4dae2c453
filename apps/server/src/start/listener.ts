import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { err, ok, type Result } from '@dallal/kernel'

/** What answers once the parts of the server are there. */
export interface Answering {
  /** Our own paths: the API, files, health. */
  readonly api: (incoming: IncomingMessage, outgoing: ServerResponse) => void
  /** Everything else: pages. */
  readonly pages: (incoming: IncomingMessage, outgoing: ServerResponse) => void
  /** Takes an upgrade, or says that it is not for it. */
  readonly upgrade: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => boolean
}

export interface ListenerRules {
  /** Go with every answer, unless what answers says otherwise. */
  readonly headers?: Readonly<Record<string, string>>
  /** The names by which we may be asked; anything when left out. */
  readonly hosts?: ReadonlySet<string>
}

export type PortRefusal = { code: 'port_taken' | 'port_forbidden' | 'no_such_address' }

export interface Listener {
  /** From now on these answer. Before, everything is answered with 503. */
  answer(answering: Answering): void
  /** Takes no more connections, lets answers at work finish for a while, then cuts. */
  close(withinMs: number): Promise<void>
}

/** Paths that our own process answers; Next sees only the rest. */
const OURS = /^\/(api|media|operator|whip|whep|sandbox-gateway|healthz)(\/|\?|$)/

/** A path, not the address of another host (`GET http://…`, `//host`), which something behind us might go to. */
const PLAIN_PATH = /^\/(?![/\\])/

/**
 * The one listener. It is opened before anything else is started, so that a taken port is known at once. Every upgrade is
 * answered here: no other server behind it ever sees one, whatever its path.
 */
export function openListener(
  host: string,
  port: number,
  { headers = {}, hosts }: ListenerRules = {},
): Promise<Result<Listener, PortRefusal>> {
  let answering: Answering | null = null
  let isClosing = false
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? ''
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
    outgoing.on('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections())
    })
    if (!PLAIN_PATH.test(url)) say(outgoing, 400, 'bad path')
    else if (hosts && !hosts.has(hostName(incoming.headers.host ?? ''))) say(outgoing, 421, 'not a name of this server')
    else if (!answering) say(outgoing, 503, 'starting')
    else if (OURS.test(url)) answering.api(incoming, outgoing)
    else answering.pages(incoming, outgoing)
  })
  server.headersTimeout = 20_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 65_000
  server.maxRequestsPerSocket = 10_000
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!answering?.upgrade(incoming, socket, head)) socket.destroy()
  })
  server.on('connect', (_: IncomingMessage, socket: Duplex) => socket.destroy())
  server.on('clientError', (_: Error, socket: Duplex) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
  })

  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(err({ code: reason(error) })))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve(
        ok({
          answer: (parts) => {
            answering = parts
          },
          close: (withinMs) => {
            isClosing = true
            return close(server, withinMs)
          },
        }),
      )
    })
  })
}

function say(outgoing: ServerResponse, status: 400 | 421 | 503, words: string): void {
  const later = status === 503 ? { 'retry-after': '1' } : {}
  outgoing.writeHead(status, { ...later, 'content-type': 'text/plain; charset=utf-8' })
  outgoing.end(`${words}\n`)
}

/** The name in a Host header, without its port. */
function hostName(header: string): string {
  return header.replace(/:\d+$/, '').toLowerCase()
}

function reason({ code }: NodeJS.ErrnoException): PortRefusal['code'] {
  if (code === 'EACCES') return 'port_forbidden'
  return code === 'EADDRNOTAVAIL' ? 'no_such_address' : 'port_taken'
}

function close(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
