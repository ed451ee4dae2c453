/**
 * WHIP (RFC 9725) and WHEP over HTTP, for browsers on any origin: the right is a bearer grant, never a cookie.
 *
 *   POST    /whip/:room        offer → 201, answer, Location       POST    /whep/:room        the same for a viewer
 *   DELETE  /whip/:room/:id    ends it                             DELETE  /whep/:room/:id
 *
 * A viewer may come before the publisher: it is answered and waits. The id in Location is 128 random bits; knowing it is
 * the right to end the session, so that a page can do so after its grant has run out. A publisher's session that we ended
 * ourselves is gone (410), with the reason as its code.
 */
import type { IncomingMessage } from 'node:http'
import { type Grant, type GrantRole, verifyGrant } from '#grant.ts'
import { readBody } from '#http/request-body.ts'
import type { EndedByUs } from '#server/past-publishers.ts'
import type { JoinRefusal, Sfu } from '#server/sfu.ts'

export type Reply = { status: number; headers: Record<string, string>; body: string }

export type HttpFacts = { sfu: Pick<Sfu, 'join' | 'leave'>; secret: string | Uint8Array }

type Refusal = JoinRefusal | EndedByUs | 'not_granted' | 'not_found' | 'not_sdp' | 'too_large' | 'method_not_allowed'

const STATUS: Record<Refusal, number> = {
  not_granted: 401,
  revoked: 401,
  not_found: 404,
  method_not_allowed: 405,
  taken_over: 410,
  kicked: 410,
  room_closed: 410,
  too_large: 413,
  not_sdp: 415,
  bad_offer: 400,
  no_usable_media: 422,
  too_many_sessions: 429,
  full: 503,
}

const PATH = /^\/(whip|whep)\/([A-Za-z0-9_-]{1,64})(?:\/([0-9a-f]{32}))?$/
const ROLE: Record<string, GrantRole> = { whip: 'publish', whep: 'watch' }
const MAX_OFFER_BYTES = 64 * 1024
const RETRY_AFTER_S = '5'
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'location, retry-after',
}

/** The reply to one request. Never rejects for anything that a client can send, but for a connection that breaks. */
export async function replyTo(facts: HttpFacts, request: IncomingMessage): Promise<Reply> {
  const match = PATH.exec((request.url ?? '').split('?')[0] ?? '')
  const role = match ? ROLE[match[1] ?? ''] : undefined
  if (!match || !role) return refused('not_found', 'there is no such address here')

  const [, , room = '', id] = match
  if (request.method === 'OPTIONS') return preflight(id === undefined)
  if (id !== undefined) return endSession(facts, request.method, { role, room, id })
  if (request.method !== 'POST') return methodNotAllowed('POST, OPTIONS')
  return answerOffer(facts, request, { role, room })
}

type Endpoint = { role: GrantRole; room: string }

async function answerOffer(facts: HttpFacts, request: IncomingMessage, endpoint: Endpoint): Promise<Reply> {
  const reading = readGrant(facts.secret, request, endpoint)
  if (!reading.ok) return refused('not_granted', reading.why)
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/sdp') return refused('not_sdp', 'the offer must be application/sdp')
  const offer = await readBody(request, MAX_OFFER_BYTES)
  if (offer === null) return refused('too_large', `an offer has at most ${MAX_OFFER_BYTES} bytes`)

  const outcome = facts.sfu.join(reading.grant, offer)
  if (!outcome.ok) return refused(outcome.code, outcome.why)
  const location = `/${endpoint.role === 'publish' ? 'whip' : 'whep'}/${endpoint.room}/${outcome.id}`
  const headers = { ...CORS, 'content-type': 'application/sdp', location, etag: `"${outcome.id}"` }
  return { status: 201, headers, body: outcome.answer }
}

/** No trickle and no ICE restart: our answer has all candidates already (RFC 9725 §4.3). */
function endSession(facts: HttpFacts, method: string | undefined, session: Endpoint & { id: string }): Reply {
  if (method !== 'DELETE') return methodNotAllowed('DELETE, OPTIONS')
  const ended = facts.sfu.leave(session.room, session.role, session.id)
  if (ended === null) return refused('not_found', 'there is no such session')
  return ended === 'left' ? { status: 200, headers: CORS, body: '' } : refused(ended, 'the session was ended before')
}

type GrantReading = { ok: true; grant: Grant } | { ok: false; why: string }

function readGrant(secret: string | Uint8Array, request: IncomingMessage, endpoint: Endpoint): GrantReading {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!token) return { ok: false, why: 'a grant is needed' }
  const reading = verifyGrant(secret, token)
  if (!reading.ok) return { ok: false, why: `the grant is ${reading.why}` }
  const { grant } = reading
  if (grant.room !== endpoint.room || grant.role !== endpoint.role)
    return { ok: false, why: 'the grant is for elsewhere' }
  return { ok: true, grant }
}

function preflight(isEndpoint: boolean): Reply {
  const headers = {
    ...CORS,
    'access-control-allow-methods': isEndpoint ? 'POST, OPTIONS' : 'DELETE, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
    ...(isEndpoint ? { 'accept-post': 'application/sdp' } : {}),
  }
  return { status: 204, headers, body: '' }
}

function methodNotAllowed(allow: string): Reply {
  const reply = refused('method_not_allowed', `allowed here: ${allow}`)
  return { ...reply, headers: { ...reply.headers, allow } }
}

/** The request's body is left unread where nothing of it matters any more, so the connection ends with the reply. */
function refused(code: Refusal, why: string): Reply {
  const status = STATUS[code]
  const headers = {
    ...CORS,
    'content-type': 'application/json',
    connection: 'close',
    ...(status === 401 ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {}),
    ...(status === 429 || status === 503 ? { 'retry-after': RETRY_AFTER_S } : {}),
  }
  return { status, headers, body: JSON.stringify({ code, why }) }
}
