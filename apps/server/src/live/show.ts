import type { Bilingual, Refusal, ShowDraft, ShowStatus } from '@dallal/contract'
import {
  type Currency,
  err,
  type ImageId,
  type Instant,
  instant,
  ok,
  type Result,
  type SellerId,
  type ShowId,
} from '@dallal/kernel'

/** An evening of one seller. */
export interface Show {
  readonly id: ShowId
  readonly sellerId: SellerId
  readonly title: Bilingual
  readonly coverId: ImageId | null
  readonly status: ShowStatus
  readonly currency: Currency
  readonly startsAt: Instant | null
  readonly wentLiveAt: Instant | null
  readonly endedAt: Instant | null
  /** The number of its latest event. */
  readonly version: number
}

/** Whether a draft's start may be written down: none yet, one that lies ahead, or the one that stood there before. */
export function checkStart(
  draft: Pick<ShowDraft, 'startsAt'>,
  before: Instant | null,
  now: Instant,
): Result<Instant | null, Refusal<'show_start_in_the_past'>> {
  const startsAt = draft.startsAt === null ? null : instant(draft.startsAt)
  if (startsAt === null || startsAt === before || startsAt > now) return ok(startsAt)
  return err({ code: 'show_start_in_the_past' })
}

/** Whether a show may still be changed, and to this start: one that is announced keeps having one. */
export function checkChange(
  show: Show,
  draft: ShowDraft,
  now: Instant,
): Result<Instant | null, Refusal<'show_not_editable' | 'show_start_missing' | 'show_start_in_the_past'>> {
  if (show.status === 'live' || show.status === 'ended') return err({ code: 'show_not_editable' })
  if (show.status === 'scheduled' && draft.startsAt === null) return err({ code: 'show_start_missing' })
  return checkStart(draft, show.startsAt, now)
}

/** Whether a show may be announced: something to sell, and a start that lies ahead. */
export function checkSchedule(
  show: Show,
  lots: number,
  now: Instant,
): Result<null, Refusal<'show_not_editable' | 'show_has_no_lots' | 'show_start_missing' | 'show_start_in_the_past'>> {
  if (show.status === 'live' || show.status === 'ended') return err({ code: 'show_not_editable' })
  if (lots === 0) return err({ code: 'show_has_no_lots' })
  if (show.startsAt === null) return err({ code: 'show_start_missing' })
  if (show.startsAt <= now) return err({ code: 'show_start_in_the_past' })
  return ok(null)
}

/** Whether the room may be opened. That the seller has no other one open is for the database to say. */
export function checkGoLive(
  show: Show,
  lots: number,
): Result<null, Refusal<'show_already_ended' | 'show_has_no_lots'>> {
  if (show.status === 'ended') return err({ code: 'show_already_ended' })
  return lots === 0 ? err({ code: 'show_has_no_lots' }) : ok(null)
}

/** Whether the room may be closed. */
export function checkEnd(show: Show, hasOpenLot: boolean): Result<null, Refusal<'show_not_live' | 'lot_still_open'>> {
  if (show.status !== 'live') return err({ code: 'show_not_live' })
  return hasOpenLot ? err({ code: 'lot_still_open' }) : ok(null)
}
