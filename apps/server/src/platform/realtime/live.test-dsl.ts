import type { LotEventWire, LotState } from '@dallal/contract'
import { asId, type ShowId, type UserId } from '@dallal/kernel'
import type { Viewer } from '#test-socket'
import type { Position, TopicSource } from './source.ts'

export { type JoinOptions, join, knock, ORIGIN, openWorld, tokenOf, Viewer, type World } from '#test-socket'

/** A lot whose history is in memory, for stories that watch it from outside. */

export const LOT = '00000000-0000-7000-8000-000000000001'
export const SHOW = asId<ShowId>('00000000-0000-7000-8000-000000000002')
export const NOOR = asId<UserId>('00000000-0000-7000-8000-00000000000a')
export const SAMI = asId<UserId>('00000000-0000-7000-8000-00000000000b')

/** A topic's history that only grows: the stand-in for a table, which commits first and is told of later. */
export class History {
  epoch = 'first'
  readonly events: LotEventWire[] = []
  /** How long a read takes; it sees what is committed when it begins. */
  readMs = (): number => 0
  /** Events this far back are not read one by one. */
  reach = Number.POSITIVE_INFINITY
  reads = { snapshot: 0, since: 0 }

  commit(amount = 100 + this.events.length): LotEventWire {
    const version = this.events.length + 1
    const price = { minor: String(amount), currency: 'SAR' } as const
    const event: LotEventWire = { type: 'bid_accepted', version, at: Date.now(), alias: 1, amount: price }
    this.events.push(event)
    return event
  }

  get version(): number {
    return this.events.length
  }

  readonly source: TopicSource<'lot'> = {
    authorise: async (id) => (id === LOT ? { ok: true, value: null } : { ok: false, refusal: { code: 'not_found' } }),
    snapshot: async () => {
      this.reads.snapshot += 1
      const read = { epoch: this.epoch, version: this.version, state: stateAt(this.version) }
      await pause(this.readMs())
      return read
    },
    since: async (_id, from: Position) => {
      this.reads.since += 1
      const isReadable = from.epoch === this.epoch && this.version - from.version <= this.reach
      const read = isReadable ? this.events.slice(from.version) : null
      await pause(this.readMs())
      return read?.map((event) => ({ version: event.version, event })) ?? null
    },
  }
}

function stateAt(version: number): LotState {
  return {
    id: LOT,
    show: SHOW,
    startPrice: { minor: '100', currency: 'SAR' },
    rules: {
      durationMs: 30_000,
      windowMs: 10_000,
      extensionMs: 7_000,
      maxExtensions: 20,
      maxExtensionTotalMs: 180_000,
      suddenDeath: false,
    },
    status: 'open',
    version,
    openedAt: 0,
    closesAt: 30_000,
    leader: null,
    bids: [],
    voidReason: null,
    bidCount: version,
    bidderCount: version === 0 ? 0 : 1,
    extensions: 0,
    extendedMs: 0,
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0) setImmediate(resolve)
    else setTimeout(resolve, ms)
  })
}

/** The versions a viewer was shown on a topic, in the order in which they came; a snapshot as `=n`. */
export function versionsOf(viewer: Viewer, topic: string): string[] {
  return viewer.heard.flatMap((message) => {
    if (message.op === 'snapshot' && message.topic === topic) return [`=${message.version}`]
    return message.op === 'event' && message.topic === topic ? [String(message.version)] : []
  })
}

/** Whether each version follows the one before it; a snapshot may come in any place but not go back. */
export function isSeamless(versions: readonly string[]): boolean {
  let last: number | null = null
  for (const entry of versions) {
    const isSnapshot = entry.startsWith('=')
    const version = Number(entry.replace('=', ''))
    if (isSnapshot ? last !== null && version < last : version !== (last ?? Number.NaN) + 1) return false
    last = version
  }
  return true
}

/** A generator with a seed (mulberry32), so that a failure can be seen again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
