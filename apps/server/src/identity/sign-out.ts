import { asId, type UserId } from '@dallal/kernel'
import { z } from 'zod'
import type { Database } from '#platform/database'
import type { Ports, Visit } from './ports.ts'
import type { OpenSession, SessionId } from './sessions.ts'
import { endAllSessions, endSession, notifySignedOut } from './sign-in-store.ts'

/** Whose sessions ended; all of them when `sessionId` is null. */
export interface SignedOut {
  readonly userId: UserId
  readonly sessionId: SessionId | null
}

/** Ends the session of this browser, if it has one; answers the Set-Cookie lines that make the browser forget it. */
export async function signOut(
  { database, sessions }: Pick<Ports, 'database' | 'sessions'>,
  { requestHeaders }: Pick<Visit, 'requestHeaders'>,
): Promise<readonly string[]> {
  const session = await sessions.find(requestHeaders)
  if (session) await leaveSession(database, session)
  return sessions.end(requestHeaders)
}

export async function leaveSession(database: Database, { userId, sessionId }: OpenSession): Promise<void> {
  await database.asIdentity(async (tx) => {
    await endSession(tx, sessionId)
    await notifySignedOut(tx, JSON.stringify({ userId, sessionId } satisfies SignedOut))
  })
}

/** Ends every session of a person; answers how many there were. */
export async function signOutEverywhere({ database }: Pick<Ports, 'database'>, userId: UserId): Promise<number> {
  return database.asIdentity(async (tx) => {
    const ended = await endAllSessions(tx, userId)
    await notifySignedOut(tx, JSON.stringify({ userId, sessionId: null } satisfies SignedOut))
    return ended
  })
}

const signedOutSchema = z.object({ userId: z.uuid(), sessionId: z.uuid().nullable() })

/**
 * Calls the listener when sessions end, in whichever process they were ended, so that live sockets can be closed at once.
 * A socket whose end was missed while the database was away lasts until its token runs out, at most ten minutes.
 */
export async function onSignedOut(
  database: Database,
  listener: (signedOut: SignedOut) => void,
): Promise<() => Promise<void>> {
  return database.listen('signed_out', (payload) => {
    if (payload === null) return
    const { userId, sessionId } = signedOutSchema.parse(JSON.parse(payload))
    listener({ userId: asId<UserId>(userId), sessionId: sessionId === null ? null : asId<SessionId>(sessionId) })
  })
}
