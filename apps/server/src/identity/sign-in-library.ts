import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { Kysely, type KyselyPlugin, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'

/** The name of the cookie that carries a session. */
export const SESSION_COOKIE = 'dallal.session'
/** A session ends this long after it was opened, however much it is used. */
export const SESSION_SECONDS = 30 * 86_400
export const PASSWORD_MINIMUM = 10

export interface LibraryOptions {
  readonly pool: pg.Pool
  readonly secret: string
  /** What people have in their address bar; https makes the cookies Secure. */
  readonly publicUrl: string
  readonly onError: (message: string) => void
}

/**
 * The sign-in library, for sessions and passwords only. None of its own HTTP routes is served: everything that reaches it has
 * passed our routes, with our limits and our phone codes, and of a request it sees the cookie and the browser's name, never
 * an address that a client could write into a header.
 */
export function composeLibrary({ pool, secret, publicUrl, onError }: LibraryOptions) {
  const queries = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [momentsAsDates] })
  return betterAuth({
    appName: 'Dallal',
    baseURL: publicUrl,
    secret,
    database: { db: queries, type: 'postgres', schemaName: 'identity' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MINIMUM,
      maxPasswordLength: 128,
    },
    user: { modelName: 'login', fields: { emailVerified: 'email_verified', ...ROW_TIMES } },
    session: {
      modelName: 'session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...ROW_TIMES,
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credential',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...ROW_TIMES,
      },
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...ROW_TIMES } },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(publicUrl) },
      cookies: { session_token: { name: SESSION_COOKIE } },
    },
    plugins: [ownDoor],
  })
}

export type Library = ReturnType<typeof composeLibrary>

export function isHttps(url: string): boolean {
  return new URL(url).protocol === 'https:'
}

const ROW_TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** Opens a session for somebody who has proven themselves by our own means: a phone code, a printed link. */
const ownDoor = {
  id: 'dallal-own-door',
  endpoints: {
    openSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.uuid() }), requireHeaders: true },
      async (request) => {
        const user = await request.context.internalAdapter.findUserById(request.body.userId)
        if (!user) throw new Error(`no login of this id: ${request.body.userId}`)
        const session = await request.context.internalAdapter.createSession(user.id)
        await setSessionCookie(request, { session, user })
        return { sessionId: session.id }
      },
    ),
  },
} satisfies BetterAuthPlugin

/** Our pools read a timestamptz as milliseconds; the library wants dates. */
const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    const rows = result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          name.endsWith('_at') && typeof value === 'number' ? new Date(value) : value,
        ]),
      ),
    )
    return { ...result, rows }
  },
}
