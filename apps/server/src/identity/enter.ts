import type { Me } from '@dallal/contract'
import { meOf } from './me.ts'
import type { Ports, Visit } from './ports.ts'
import type { NewSession } from './sessions.ts'
import { leaveSession } from './sign-out.ts'

/** Somebody who has just come in, with the Set-Cookie lines that keep them in. */
export interface Entered {
  readonly me: Me
  readonly cookies: readonly string[]
}

/** The end of every sign-in. A session the browser still held, somebody else's perhaps, ends with it. */
export async function enter(
  ports: Pick<Ports, 'database' | 'sessions' | 'portraits'>,
  session: NewSession,
  visit: Pick<Visit, 'requestHeaders'>,
): Promise<Entered> {
  const before = await ports.sessions.find(visit.requestHeaders)
  if (before) await leaveSession(ports.database, before)
  return { me: await meOf(ports, session.userId), cookies: session.cookies }
}
