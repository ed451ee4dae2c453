import type { Locale } from '@dallal/contract'
import { err, ok, type Result } from '@dallal/kernel'
import type { TooMany } from './attempts.ts'
import { type Entered, enter } from './enter.ts'
import { emailKey, openAccount } from './open-account.ts'
import type { Ports, Visit } from './ports.ts'
import { PASSWORD_MINIMUM } from './sign-in-library.ts'

export interface SignUp {
  readonly email: string
  readonly password: string
  readonly name: string
  readonly locale: Locale
}

export type SignUpRefusal = { code: 'password_too_short'; minimum: number } | TooMany | { code: 'email_taken' }

/** Opens an account with e-mail and password, and signs in. */
export async function signUp(
  ports: Pick<Ports, 'database' | 'clock' | 'ids' | 'sessions' | 'attempts' | 'portraits'>,
  { email, password, name, locale }: SignUp,
  visit: Visit,
): Promise<Result<Entered, SignUpRefusal>> {
  if ([...password].length < PASSWORD_MINIMUM) return err({ code: 'password_too_short', minimum: PASSWORD_MINIMUM })
  const allowed = await ports.attempts.count('sign_up', { clientAddress: visit.clientAddress })
  if (!allowed.ok) return allowed

  const passwordHash = await ports.sessions.hash(password)
  if (passwordHash === 'full') return err({ code: 'too_many_requests', retryAfterSeconds: 1 })
  const account = { email: emailKey(email), name, locale, passwordHash }
  const userId = await ports.database.asIdentity((tx) => openAccount(tx, ports, account))
  if (!userId) return err({ code: 'email_taken' })
  return ok(await enter(ports, await ports.sessions.open(userId, visit.requestHeaders), visit))
}
