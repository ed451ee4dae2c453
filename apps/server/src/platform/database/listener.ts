import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { createClient } from './pool.ts'

/** Gets the payload of a notification, or null when some may have been missed. */
export type NotificationHandler = (payload: string | null) => void

const CHANNEL = /^[a-z][a-z0-9_]{0,62}$/
const PAUSE_MS = 250

/**
 * Hears notifications on one connection for all channels, opened with the first of them. A notification is a hint, never
 * the truth: it is lost while the connection is, so after every reconnection all handlers are told to look.
 */
export function createListener(url: string, onError: (error: Error) => void) {
  const handlers = new Map<string, Set<NotificationHandler>>()
  let connected: Promise<pg.Client> | null = null
  let closed = false

  async function connect(): Promise<pg.Client> {
    const client = createClient(url, 'listener')
    client.on('error', onError)
    client.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '')
    })
    await client.connect()
    client.once('end', () => void reconnect())
    for (const channel of handlers.keys()) await client.query(`listen ${channel}`)
    return client
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      connected = connect()
      const succeeded = await connected.then(
        () => true,
        () => false,
      )
      if (succeeded) break
      await wait(PAUSE_MS)
    }
    if (!closed) for (const each of handlers.values()) for (const handler of each) handler(null)
  }

  async function listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>> {
    if (!CHANNEL.test(channel)) throw new Error(`not a channel: ${channel}`)
    const known = handlers.get(channel) ?? new Set()
    handlers.set(channel, known.add(handler))
    connected ??= connect()
    const client = await connected
    await client.query(`listen ${channel}`)
    return async () => void known.delete(handler)
  }

  async function close(): Promise<void> {
    closed = true
    await (await connected?.catch(() => null))?.end().catch(() => undefined)
  }

  return { listen, close }
}
