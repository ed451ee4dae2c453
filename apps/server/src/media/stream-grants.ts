import type { Refusal, StreamGrant } from '@dallal/contract'
import { err, ok, type Result, type SellerId, type ShowId, toIso } from '@dallal/kernel'
import { sellerOf } from '#identity'
import type { Clock } from '#platform/clock'
import type { Caller, Database, Tx } from '#platform/database'
import type { Pace } from './pace.ts'
import type { Grantee, StreamHealth, VideoEngine } from './video-engine.ts'

export interface StreamPorts {
  readonly database: Database
  readonly clock: Pick<Clock, 'realNow'>
  /** Null where this installation has no video. */
  readonly engine: VideoEngine | null
  /** Shows stand below: whoever composes both gives this. As far as the transaction may see them. */
  readonly shows: FindShow
  readonly publicUrl: string
  /** How fast one network address may ask to watch. */
  readonly visits: Pace
}

export type FindShow = (
  tx: Tx,
  id: ShowId,
) => Promise<{ readonly sellerId: SellerId; readonly status: 'draft' | 'scheduled' | 'live' | 'ended' } | null>

/** Leave to publish one's own show; before it goes live too, to look at the picture. */
export async function publishGrant(
  ports: StreamPorts,
  caller: Caller,
  id: ShowId,
): Promise<Result<StreamGrant, Refusal<'not_signed_in' | 'not_found' | 'show_already_ended' | 'video_unavailable'>>> {
  const own = await ownShow(ports, caller, id)
  if (!own.ok) return own
  if (own.value.status === 'ended') return err({ code: 'show_already_ended' })
  return grantOf(ports, id, 'publish', { person: own.value.person })
}

/** Leave to watch a live show, for anyone. */
export async function watchGrant(
  ports: StreamPorts,
  { caller, network }: { caller: Caller; network: string },
  id: ShowId,
): Promise<Result<StreamGrant, Refusal<'not_found' | 'show_not_live' | 'video_unavailable' | 'too_many_requests'>>> {
  const retryAfterSeconds = await ports.visits.take(network)
  if (retryAfterSeconds > 0) return err({ code: 'too_many_requests', retryAfterSeconds })
  const show = await ports.database.asCaller(caller, (tx) => ports.shows(tx, id))
  if (!show) return err({ code: 'not_found' })
  if (show.status !== 'live') return err({ code: 'show_not_live' })
  return grantOf(ports, id, 'watch', caller.userId ? { person: caller.userId } : { network })
}

/** Why a show takes no more of what an earlier grant gave leave for. */
export async function refuseStream(
  { database, shows }: Pick<StreamPorts, 'database' | 'shows'>,
  id: ShowId,
  role: 'publish' | 'watch',
): Promise<'show_already_ended' | 'show_not_live' | null> {
  const show = await database.asSystem((tx) => shows(tx, id))
  if (role === 'watch') return show?.status === 'live' ? null : 'show_not_live'
  return show && show.status !== 'ended' ? null : 'show_already_ended'
}

/** What the engine receives of one's own show. */
export async function streamHealth(
  ports: StreamPorts,
  caller: Caller,
  id: ShowId,
): Promise<Result<StreamHealth, Refusal<'not_signed_in' | 'not_found' | 'video_unavailable'>>> {
  const own = await ownShow(ports, caller, id)
  if (!own.ok) return own
  return ports.engine?.origin() ? ok(ports.engine.health(id)) : err({ code: 'video_unavailable' })
}

async function ownShow({ database, shows }: StreamPorts, caller: Caller, id: ShowId) {
  const { userId } = caller
  if (!userId) return err({ code: 'not_signed_in' } as const)
  return database.asCaller(caller, async (tx) => {
    const [shop, show] = [await sellerOf(tx, userId), await shows(tx, id)]
    if (!show || show.sellerId !== shop?.id) return err({ code: 'not_found' } as const)
    return ok({ status: show.status, person: userId })
  })
}

function grantOf(
  { engine, clock, publicUrl }: StreamPorts,
  show: ShowId,
  role: 'publish' | 'watch',
  to: Grantee,
): Result<StreamGrant, Refusal<'video_unavailable'>> {
  if (!engine?.origin()) return err({ code: 'video_unavailable' })
  const { bearer, expiresAt } = engine.grant(show, role, to, clock.realNow())
  const protocol = role === 'publish' ? 'whip' : 'whep'
  return ok({ protocol, url: `${publicUrl}/${protocol}/${show}`, bearer, expiresAt: toIso(expiresAt) })
}
