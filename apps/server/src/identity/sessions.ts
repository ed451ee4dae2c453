import type { Id, Instant, UserId } from '@dallal/kernel'
import { isAPIError } from 'better-auth/api'
import { parseSigned } from 'hono/utils/cookie'
import type { Database } from '#platform/database'
import { createGate } from './gate.ts'
import { type Library, SESSION_COOKIE } from './sign-in-library.ts'
import { sessionByToken, sessionHolds } from './sign-in-store.ts'

export type SessionId = Id<'session'>

/** A session that holds. */
export interface OpenSession {
  readonly userId: UserId
  readonly sessionId: SessionId
  readonly isOperator: boolean
  /** Whether they run a verified shop. */
  readonly isSeller: boolean
}

/** A session just opened; `cookies` are the Set-Cookie lines by which the browser keeps it. */
export interface NewSession extends OpenSession {
  readonly cookies: readonly string[]
}

export interface Sessions {
  /** The session of a request's cookie; null without one, or when it was tampered with, is over or was ended. */
  find(headers: Headers): Promise<OpenSession | null>
  /** Whether a session still holds: neither over nor ended, in whichever process. */
  holds(session: SessionId): Promise<boolean>
  /**
   * Opens a session when the password is right. `wrong` takes as long for an e-mail nobody has as for a wrong password;
   * `full` when too many passwords wait to be checked.
   */
  openByPassword(email: string, password: string, headers: Headers): Promise<NewSession | 'wrong' | 'full'>
  /** Opens a session for a login that was proven by other means. */
  open(userId: UserId, headers: Headers): Promise<NewSession>
  /** Ends the session of the cookie; answers the Set-Cookie lines that make the browser forget it. */
  end(headers: Headers): Promise<readonly string[]>
  /** What is kept of a password; `full` as above. */
  hash(password: string): Promise<string | 'full'>
}

/** Passwords are slow to check on purpose: two at a time leave room for others. */
const PASSWORDS = { atOnce: 2, waiting: 64 }

export interface SessionsOptions {
  readonly library: Library
  /** With which the library signs its cookies. */
  readonly secret: string
  readonly database: Database
  readonly realNow: () => Instant
}

/** Sessions and passwords. Every sign-in opens a session of its own: one that the browser brought along is never reused. */
export function composeSessions({ library, secret, database, realNow }: SessionsOptions): Sessions {
  const gate = createGate(PASSWORDS)

  // Asked by every request, so in one statement of our own. The cookie is `token.signature`, HMAC-SHA256 in base64.
  async function find(headers: Headers): Promise<OpenSession | null> {
    const { [SESSION_COOKIE]: token } = await parseSigned(headers.get('cookie') ?? '', secret, SESSION_COOKIE)
    return token ? database.asIdentity((tx) => sessionByToken(tx, token, realNow())) : null
  }

  async function opened(headers: Headers): Promise<NewSession> {
    const cookies = headers.getSetCookie()
    const session = await find(new Headers({ cookie: cookies.map((line) => line.split(';', 1)[0]).join('; ') }))
    if (!session) throw new Error('a session that was just opened does not hold')
    return { ...session, cookies }
  }

  return {
    find,
    holds: (session) => database.asIdentity((tx) => sessionHolds(tx, session, realNow())),

    async openByPassword(email, password, headers) {
      const request = { body: { email, password }, headers: onlyWhatIsNeeded(headers), returnHeaders: true } as const
      try {
        const answer = await gate.run(() => library.api.signInEmail(request))
        return answer === 'full' ? 'full' : await opened(answer.headers)
      } catch (error) {
        if (isAPIError(error) && error.status === 'UNAUTHORIZED') return 'wrong'
        throw error
      }
    },

    async open(userId, headers) {
      const request = { body: { userId }, headers: onlyWhatIsNeeded(headers), returnHeaders: true } as const
      return opened((await library.api.openSession(request)).headers)
    },

    async end(headers) {
      const answer = await library.api.signOut({ headers: onlyWhatIsNeeded(headers), returnHeaders: true })
      return answer.headers.getSetCookie()
    },

    async hash(password) {
      const { password: passwords } = await library.$context
      return gate.run(() => passwords.hash(password))
    },
  }
}

/** The library gets the cookie and the browser's name; no address, no origin, nothing a client or a proxy may have added. */
function onlyWhatIsNeeded(headers: Headers): Headers {
  const few = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name)
    if (value !== null) few.set(name, value.slice(0, 8_192))
  }
  return few
}
