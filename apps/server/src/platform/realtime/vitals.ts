import type { Instant } from '@dallal/kernel'
import type { Connection } from './connection.ts'
import { heartbeat } from './down-messages.ts'
import { encodeFrame } from './frame.ts'
import type { LiveLimits } from './limits.ts'
import type { LiveStats } from './stats.ts'

export interface VitalsOptions {
  connections: ReadonlySet<Connection>
  limits: LiveLimits
  stats: LiveStats
  now(): Instant
  monotonicNow: () => number
  expire(connection: Connection): void
}

/** One look at every socket: whose token ran out, who is stuck, who is dead, who has heard nothing for a while. */
export function createVitals({ connections, limits, stats, now, monotonicNow, expire }: VitalsOptions): () => void {
  function isDead(connection: Connection, at: number): boolean {
    if (at - connection.pingedAt < limits.pingMs) return false
    if (connection.unansweredPings >= 2) return true
    connection.unansweredPings += 1
    connection.pingedAt = at
    connection.ws.ping()
    return false
  }

  return function look(): void {
    const at = monotonicNow()
    const time = now()
    const beat = encodeFrame([heartbeat(time)])
    for (const connection of connections) {
      if (!connection.isOpen) continue
      if (connection.signedInUntil <= time) expire(connection)
      if (connection.isStuck(at)) {
        connection.closeAsTooSlow()
      } else if (isDead(connection, at)) {
        stats.closedDead += 1
        connection.ws.terminate()
      } else if (at - connection.lastSentAt >= limits.heartbeatMs - limits.sweepMs) {
        // A beat early rather than late: who heard nothing for two beats reconnects.
        connection.write(beat, at)
      }
    }
  }
}
