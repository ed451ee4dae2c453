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

/** Headers of a request on its way to the page server: what a client made up is out, what we know is in. */
export function forwardedRequestHeaders(
  headers: IncomingHttpHeaders,
  clientAddress: string,
  publicUrl: string,
): IncomingHttpHeaders {
  const kept = withoutConnection(headers)
  for (const name of Object.keys(kept)) if (NEVER_FROM_OUTSIDE.test(name)) delete kept[name]
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
