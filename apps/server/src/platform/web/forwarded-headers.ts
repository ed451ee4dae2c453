import type { IncomingHttpHeaders } from 'node:http'

/** Headers about one connection, not about the message (RFC 9110 §7.6.1); they are not passed on. */
const OF_THE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What a client may not tell the page server: who it is, and the names by which Next talks to itself. */
const NEVER_FROM_OUTSIDE = /^(x-forwarded-|x-dallal-|x-middleware-|x-nextjs-|x-real-ip$|forwarded$)/

/** By these Next, serving pages from their sources, tells a page what belongs to which of its requests; it waits for that. */
const OF_SOURCES: ReadonlySet<string> = new Set(['x-nextjs-request-id', 'x-nextjs-html-request-id'])

export interface Forwarding {
  readonly clientAddress: string
  readonly publicUrl: string
  /** Whether the pages come straight from their sources, as in `npm run dev`. */
  readonly fromSources: boolean
}

/** Headers of a request on its way to the page server: what a client made up is out, what we know is in. */
export function forwardedRequestHeaders(
  headers: IncomingHttpHeaders,
  { clientAddress, publicUrl, fromSources }: Forwarding,
): IncomingHttpHeaders {
  const kept = withoutConnection(headers)
  for (const name of Object.keys(kept)) {
    if (NEVER_FROM_OUTSIDE.test(name) && !(fromSources && OF_SOURCES.has(name))) delete kept[name]
  }
  const { protocol, host } = new URL(publicUrl)
  return {
    ...kept,
    host: headers.host ?? host,
    'x-forwarded-for': clientAddress,
    'x-forwarded-host': headers.host ?? host,
    'x-forwarded-proto': protocol.slice(0, -1),
  }
}

/** A message without the headers of the connection it came by, and without those its `connection` header names. */
export function withoutConnection(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  const dropped = new Set([...OF_THE_CONNECTION, ...named])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)))
}
