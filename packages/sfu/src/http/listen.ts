/** The HTTP listener of the media server, with a bound on everything a slow or greedy client could hold. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type HttpFacts, replyTo } from '#http/whip-whep.ts'

const MAX_CONNECTIONS = 1024
const HEADERS_MS = 5000
const REQUEST_MS = 10_000
const IDLE_MS = 30_000

export type Listener = { port: number; close(): Promise<void> }

/** Rejects when the port is taken. */
export async function listen(facts: HttpFacts, host: string, port: number): Promise<Listener> {
  const server = createServer((request, response) => {
    answer(facts, request, response).catch((error) => {
      if (!request.destroyed) console.error('sfu: a request met a fault of ours', error)
      response.destroy()
    })
  })
  server.maxConnections = MAX_CONNECTIONS
  server.headersTimeout = HEADERS_MS
  server.requestTimeout = REQUEST_MS
  server.keepAliveTimeout = IDLE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { port: portOf(server), close: () => closeNow(server) }
}

async function answer(facts: HttpFacts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await replyTo(facts, request)
  response.writeHead(status, headers).end(body)
}

function portOf(server: Server): number {
  // A server that listens on TCP has an AddressInfo; only pipes have a string.
  return (server.address() as AddressInfo).port
}

function closeNow(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
