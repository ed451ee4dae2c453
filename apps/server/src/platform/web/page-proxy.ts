import type { IncomingMessage, ServerResponse } from 'node:http'
import { forwardedRequestHeaders } from './forwarded-headers.ts'
import { createLoopbackProxy, type LoopbackProxy } from './loopback-proxy.ts'

export interface PageProxyOptions {
  /** The page server's loopback port; null while there is none. */
  readonly port: () => number | null
  readonly clientAddress: (request: IncomingMessage) => string
  readonly publicUrl: string
  /** Whether the pages come straight from their sources, as in `npm run dev`. */
  readonly fromSources: boolean
}

/** The way to the page server: it learns what we know of the visitor, never what the visitor made up. */
export function createPageProxy({ port, clientAddress, ...rest }: PageProxyOptions): LoopbackProxy {
  return createLoopbackProxy({
    port,
    headers: (incoming) =>
      forwardedRequestHeaders(incoming.headers, { ...rest, clientAddress: clientAddress(incoming) }),
    absent: sayNotYet,
  })
}

/** Shown while the page server starts or has just died. The browser asks again by itself. */
const NOT_YET = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width"><title>دلّال</title>
<body style="font:1.1rem system-ui;display:grid;place-items:center;min-height:90vh;text-align:center">
<div><p>لحظات ونفتح الأبواب…</p><p lang="en" dir="ltr">Opening the doors, one moment…</p></div>`

function sayNotYet(outgoing: ServerResponse): void {
  outgoing.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'retry-after': '1',
  })
  outgoing.end(NOT_YET)
}
