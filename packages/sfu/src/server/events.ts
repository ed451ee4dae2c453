/** What a media server tells whoever runs it. */
import type { DtlsCounters } from '#dtls/context.ts'
import type { RoomStats } from '#room/room.ts'

/** Why a session ended. `left`: by DELETE or the peer's own goodbye. */
export type EndedBecause =
  | 'left'
  | 'taken_over'
  | 'kicked'
  | 'room_closed'
  | 'never_arrived'
  | 'consent_expired'
  | 'transport_failed'
  | 'server_stopped'

/**
 * `published` comes again when another publisher takes over, without an `unpublished` between. `viewers` comes at most once a
 * second for a room, when the number changed.
 */
export type SfuEvent =
  | { type: 'published'; room: string; subject: string }
  | { type: 'unpublished'; room: string; subject: string; why: EndedBecause }
  | { type: 'viewers'; room: string; viewers: number }

export type SfuReport = {
  rooms: (RoomStats & { room: string })[]
  sessions: number
  /** Since the start. `dropped`: not for any session. `forged`: not genuine, or repeated. `guarded`: met a fault of ours. */
  datagrams: { received: number; dropped: number; forged: number; guarded: number }
  dtls: DtlsCounters
}
