import { err, ok, type Result } from '@dallal/kernel'
import type { TooMany } from './attempts.ts'
import { type Entered, enter } from './enter.ts'
import { emailKey } from './open-account.ts'
import type { Ports, Visit } from './ports.ts'

/**
 * Signs in with e-mail and password. Whether the e-mail is known cannot be told from the answer, nor from how long it takes.
 * Past the limit even the right password is refused: otherwise the limit would be none.
 */
export async function signIn(
  ports: Pick<Ports, 'database' | 'sessions' | 'attempts' | 'portraits'>,
  { email, password }: { email: string; password: string },
  visit: Visit,
): Promise<Result<Entered, TooMany | { code: 'sign_in_failed' }>> {
  const account = emailKey(email)
  const allowed = await ports.attempts.count('sign_in', { clientAddress: visit.clientAddress, account })
  if (!allowed.ok) return allowed

  const session = await ports.sessions.openByPassword(account, password, visit.requestHeaders)
  if (session === 'full') return err({ code: 'too_many_requests', retryAfterSeconds: 1 })
  if (session === 'wrong') return err({ code: 'sign_in_failed' })
  await ports.attempts.forgive('sign_in', account)
  return ok(await enter(ports, session, visit))
}
