import { topicOf } from '@dallal/contract'
import type { Connection } from './connection.ts'
import { latest } from './down-messages.ts'
import { encodeFrame } from './frame.ts'
import type { LiveStats } from './stats.ts'

export interface ViewerCount {
  /** Somebody watches a show: a person by their user id, others by their socket. The same one twice counts once. */
  join(show: string, viewer: string): void
  leave(show: string, viewer: string): void
  count(show: string): number
  follow(show: string, connection: Connection): void
  unfollow(show: string, connection: Connection): void
  stop(): void
}

/** Above this many who hear a count it is told half as often. */
const MANY = 1_000

/** Counts distinct viewers of each show, and tells the latest number of those that changed: never each coming and going. */
export function createViewerCount(everyMs: number, stats: LiveStats, monotonicNow: () => number): ViewerCount {
  const viewers = new Map<string, Map<string, number>>()
  const followers = new Map<string, Set<Connection>>()
  const told = new Map<string, number>()
  let changed = new Set<string>()
  let round = 0

  function join(show: string, viewer: string): void {
    const watching = viewers.get(show) ?? new Map<string, number>()
    viewers.set(show, watching)
    watching.set(viewer, (watching.get(viewer) ?? 0) + 1)
    changed.add(show)
  }

  function leave(show: string, viewer: string): void {
    const watching = viewers.get(show)
    const sockets = watching?.get(viewer) ?? 0
    if (!watching || sockets === 0) return
    if (sockets > 1) watching.set(viewer, sockets - 1)
    else watching.delete(viewer)
    if (watching.size === 0) viewers.delete(show)
    changed.add(show)
  }

  const count = (show: string) => viewers.get(show)?.size ?? 0

  function follow(show: string, connection: Connection): void {
    const group = followers.get(show) ?? new Set<Connection>()
    followers.set(show, group)
    group.add(connection)
  }

  function unfollow(show: string, connection: Connection): void {
    const group = followers.get(show)
    group?.delete(connection)
    if (group?.size !== 0) return
    followers.delete(show)
    told.delete(show)
  }

  function tell(): void {
    round += 1
    const waiting = new Set<string>()
    for (const show of changed) {
      const group = followers.get(show)
      if (!group || told.get(show) === count(show)) continue
      if (group.size > MANY && round % 2 === 1) waiting.add(show)
      else tellOne(show, group)
    }
    changed = waiting
  }

  function tellOne(show: string, group: ReadonlySet<Connection>): void {
    const frame = encodeFrame([latest(topicOf('ephemeral', show), count(show))])
    told.set(show, count(show))
    for (const connection of group) {
      if (connection.pressure === 'free') connection.write(frame, monotonicNow())
      else stats.heldBackCounts += 1
    }
  }

  const timer = setInterval(tell, everyMs)
  timer.unref()
  return { join, leave, count, follow, unfollow, stop: () => clearInterval(timer) }
}
