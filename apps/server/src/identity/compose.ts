import type { PublicSeller } from '@dallal/contract'
import { err, ok, type SellerId } from '@dallal/kernel'
import type { Config } from '#config'
import type { Clock } from '#platform/clock'
import type { Caller, Database } from '#platform/database'
import type { ClientAddress } from '#platform/http'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { MailSender } from '#platform/mail'
import type { Mailbox } from '#platform/mailbox'
import type { Outbox } from '#platform/outbox'
import type { SmsSender } from '#platform/sms'
import { composeAccounts } from './accounts.ts'
import { type AttemptsOptions, composeAttempts } from './attempts.ts'
import { callerOf, requireSeller } from './caller.ts'
import { developmentRoutes } from './development-routes.ts'
import { composeDevelopmentTools } from './development-tools.ts'
import { composeLiveTokens, verifyLiveToken } from './live-token.ts'
import { decisionListeners } from './mail-decision.ts'
import { operatorLink } from './operator-link.ts'
import { operatorRoute } from './operator-route.ts'
import type { Ports } from './ports.ts'
import { publicSellers } from './public-seller.ts'
import { identityRoutes } from './routes.ts'
import { keyFor } from './secrets.ts'
import { composeSessions } from './sessions.ts'
import { composeLibrary } from './sign-in-library.ts'
import { onSignedOut, type SignedOut } from './sign-out.ts'
import { SWEEP_SIGN_IN, sweepJob } from './sweep.ts'

export interface IdentityOptions {
  readonly config: Pick<Config, 'environment' | 'publicUrl'>
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly outbox: Outbox
  /** The secret of this installation; every key is derived from it. */
  readonly secret: string
  readonly clientAddress: ClientAddress
  /** Null where mails, or messages to phones, cannot be sent. */
  readonly mail: MailSender | null
  readonly sms: SmsSender | null
  /** What the tools of development show; null elsewhere. */
  readonly mailbox: Mailbox | null
  /** Pictures by id, from media. */
  readonly portraits: Ports['portraits']
  /** Other limits than LIMITS, for tests. */
  readonly limits?: AttemptsOptions['limits']
}

export type Identity = ReturnType<typeof composeIdentity>

/** Who you are: sign-in, sessions, roles, shops and their verification, delivery addresses; and the tools of development. */
export function composeIdentity(options: IdentityOptions) {
  const { database, clock, secret, log, limits } = options
  const { environment, publicUrl } = options.config
  const realNow = clock.realNow
  const sessionSecret = keyFor(secret, 'sessions').toString('base64')
  const library = composeLibrary({
    pool: database.identityPool,
    secret: sessionSecret,
    publicUrl,
    onError: (message) => log.error('sign-in library', { message }),
  })
  const ports: Ports = {
    ...options,
    publicUrl,
    sessions: composeSessions({ library, secret: sessionSecret, database, realNow }),
    attempts: composeAttempts({ database, secret: keyFor(secret, 'attempts'), realNow, limits }),
    codeKey: keyFor(secret, 'phone codes'),
  }
  const liveTokens = composeLiveTokens(keyFor(secret, 'live tokens'), realNow)
  const isDevelopment = environment === 'development'
  const tools =
    isDevelopment && options.mailbox
      ? composeDevelopmentTools({
          ...ports,
          clock,
          mailboxOf: options.mailbox,
          toolsKey: keyFor(secret, 'development tools'),
        })
      : null

  return {
    routes: { identity: identityRoutes(ports), development: developmentRoutes({ environment, clock, tools }) },
    listeners: decisionListeners(ports),
    jobs: { [SWEEP_SIGN_IN.job]: sweepJob(ports) },
    cron: [SWEEP_SIGN_IN],
    mounts: [operatorRoute(ports, tools, options.clientAddress)],

    /** Whether a browser holds the cookie that opens the tools of development; never elsewhere. */
    toolsAreOpenTo: (requestHeaders: Headers): boolean => tools?.isOpenTo(requestHeaders) ?? false,
    /** Who a request comes from, by its session cookie alone. */
    callerOf: (requestHeaders: Headers) => callerOf(ports, requestHeaders),
    /** The verified shop of who asks, or what they lack. */
    requireSeller: (caller: Caller) => requireSeller(ports, caller),
    /** Verified shops as everyone may see them. */
    publicSellers: (caller: Caller, ids: readonly SellerId[]): Promise<Map<SellerId, PublicSeller>> =>
      publicSellers(ports, caller, ids),
    /** A token for the live socket of who asks. */
    liveToken: async (requestHeaders: Headers) => {
      const { userId, sessionId, roles } = await callerOf(ports, requestHeaders)
      return userId && sessionId
        ? ok(liveTokens.sign({ userId, sessionId, roles }))
        : err({ code: 'not_signed_in' } as const)
    },
    /** Whom a live token belongs to, while the session it was given in holds. */
    verifyLiveToken: (token: string) => verifyLiveToken({ liveTokens, sessions: ports.sessions }, token),
    /** Hears of sessions that end, in whichever process; returns a way to stop hearing. */
    onSignedOut: (listener: (signedOut: SignedOut) => void) => onSignedOut(database, listener),
    /** The link to print at the start; null when an operator exists, except in development. */
    operatorLink: () => operatorLink(ports, isDevelopment),
    /** People made without a browser: by seeds, by the command line, in tests. */
    accounts: composeAccounts(ports),
  }
}
