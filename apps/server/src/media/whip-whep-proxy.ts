import { REFUSALS } from '@dallal/contract'
import { asId, isUuid, type ShowId } from '@dallal/kernel'
import { Hono } from 'hono'
import type { VideoEngine } from './video-engine.ts'

const PASSED_ON = ['authorization', 'content-type'] as const
const PASSED_BACK = [
  'content-type',
  'location',
  'etag',
  'retry-after',
  'www-authenticate',
  'allow',
  'accept-post',
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-max-age',
] as const
const MAX_OFFER_BYTES = 64 * 1024
const TIMEOUT_MS = 10_000

/** What a show refuses now to whoever still holds a grant for it; null when the grant is good. */
export type RefuseStream = (
  show: ShowId,
  role: 'publish' | 'watch',
) => Promise<'show_already_ended' | 'show_not_live' | null>

/**
 * WHIP and WHEP on the port for people, passed to the media engine on loopback. Cookies stay here: the right is the bearer
 * grant alone, as long as the show is what it was when the grant was given.
 */
export function whipWhepProxy(engine: VideoEngine | null, refuseStream: RefuseStream): Hono {
  const app = new Hono()
  app.on(['POST', 'DELETE', 'OPTIONS'], ['/whip/*', '/whep/*'], async (context) => {
    const origin = engine?.origin()
    if (!origin) return context.json({ code: 'video_unavailable' }, 503, { 'retry-after': '5' })
    if (Number(context.req.header('content-length') ?? 0) > MAX_OFFER_BYTES)
      return context.json({ code: 'too_large' }, 413)

    const headers = PASSED_ON.flatMap((name) => {
      const value = context.req.header(name)
      return value === undefined ? [] : [[name, value] as [string, string]]
    })
    const offer = context.req.method === 'POST' ? await readOffer(context.req.raw) : null
    if (offer === 'too_large') return context.json({ code: 'too_large' }, 413)
    const { method, path } = context.req
    const refused = method === 'POST' ? await refusedBy(engine, refuseStream, path, context.req.header()) : null
    if (refused) return context.json({ code: refused }, REFUSALS[refused].status)
    const request = { method, headers, body: offer, signal: AbortSignal.timeout(TIMEOUT_MS) }
    const reply = await fetch(origin + path, request).catch(() => null)
    if (!reply) return context.json({ code: 'video_unavailable' }, 503, { 'retry-after': '5' })

    const back = new Headers()
    for (const name of PASSED_BACK) {
      const value = reply.headers.get(name)
      if (value !== null) back.set(name, value)
    }
    return new Response(reply.status === 204 ? null : await reply.text(), { status: reply.status, headers: back })
  })
  return app
}

/** The show is asked only about grants that are ours: whoever has none costs no look into the database. */
function refusedBy(
  engine: VideoEngine | null,
  refuseStream: RefuseStream,
  path: string,
  { authorization = '' }: Record<string, string>,
): Promise<'show_already_ended' | 'show_not_live' | null> {
  const [, protocol = '', room = ''] = path.split('/')
  const role = protocol === 'whip' ? 'publish' : 'watch'
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''
  const isGranted = isUuid(room) && engine?.isGranted(asId<ShowId>(room), role, bearer)
  return isGranted ? refuseStream(asId<ShowId>(room), role) : Promise.resolve(null)
}

/** Counts while it reads: a body need not say how long it is. */
async function readOffer({ body }: Request): Promise<string | 'too_large' | null> {
  if (!body) return null
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > MAX_OFFER_BYTES) return 'too_large'
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
