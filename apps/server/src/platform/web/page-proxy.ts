import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream'
import { forwardedRequestHeaders, withoutConnection } from './forwarded-headers.ts'

export interface PageProxyOptions {
  /** The page server's loopback port; null while there is none. */
  readonly port: () => number | null
  readonly clientAddress: (request: IncomingMessage) => string
  readonly publicUrl: string
}

export interface PageProxy {
  /** Answers a request with what the page server answers, as it comes. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse): void
  /** Joins an upgrade to the page server's; only for its hot reloading in development. */
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/** How long the page server may think before it says anything. */
const PATIENCE_MS = 30_000

/** Shown while the page server starts or has just died. The browser asks again by itself. */
const NOT_YET = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width"><title>دلّال</title>
<body style="font:1.1rem system-ui;display:grid;place-items:center;min-height:90vh;text-align:center">
<div><p>لحظات ونفتح الأبواب…</p><p lang="en" dir="ltr">Opening the doors, one moment…</p></div>`

/** Streams between the browser and the page server, over connections that are kept open. */
export function createPageProxy({ port, clientAddress, publicUrl }: PageProxyOptions): PageProxy {
  const agent = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 32 })

  function handle(incoming: IncomingMessage, outgoing: ServerResponse, isSecondTry = false): void {
    const to = port()
    if (to === null) {
      sayNotYet(outgoing)
      return
    }
    const headers = forwardedRequestHeaders(incoming.headers, clientAddress(incoming), publicUrl)
    const { method, url: path } = incoming
    const asked = request({ agent: isSecondTry ? false : agent, host: '127.0.0.1', port: to, method, path, headers })
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('the page server says nothing')))
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
      else sayNotYet(outgoing)
    })
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) asked.destroy()
    })
    if (hasBody(incoming)) pipeline(incoming, asked, () => undefined)
    else asked.end()
  }

  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const to = port()
    if (to === null) {
      socket.destroy()
      return
    }
    const far = connect(to, '127.0.0.1', () => {
      const headers = { ...incoming.headers, 'x-forwarded-for': clientAddress(incoming) }
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

function sayNotYet(outgoing: ServerResponse): void {
  if (outgoing.headersSent || outgoing.destroyed) return
  outgoing.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'retry-after': '1',
  })
  outgoing.end(NOT_YET)
}
