import { createHash, randomBytes } from 'node:crypto'
import { wordsOf } from '@dallal/i18n'
import { err, MS, ok, plusMs, type Result, type UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import { openAccount } from './open-account.ts'
import type { Ports, Visit } from './ports.ts'
import {
  firstOperator,
  grantOperator,
  insertOperatorLink,
  linkHolds,
  lockOperators,
  useOperatorLink,
} from './sign-in-store.ts'
import { leaveSession } from './sign-out.ts'

export const LINK_LIVES_MS = 15 * MS.minute

/**
 * The link that is printed where the server is started: who can read that terminal runs this market. Null when an operator
 * exists, except in development, where it also opens the tools. Each call makes a new link; earlier ones stay good for their
 * fifteen minutes.
 */
export async function operatorLink(
  { database, clock, publicUrl }: Pick<Ports, 'database' | 'clock' | 'publicUrl'>,
  development: boolean,
): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const now = clock.realNow()
  return database.asIdentity(async (tx) => {
    if (!development && (await firstOperator(tx))) return null
    await insertOperatorLink(tx, hashOf(token), plusMs(now, LINK_LIVES_MS), now)
    return `${publicUrl}/operator/${token}`
  })
}

export type LinkRefusal = { code: 'link_spent' } | { code: 'sign_in_first' }

/**
 * Opens a printed link, once. The person signed in becomes the first operator. In development, where nobody needs to be
 * signed in, a person is made for it, and when there is an operator already the link leads to them.
 */
export async function openOperatorLink(
  ports: Pick<Ports, 'database' | 'clock' | 'ids' | 'sessions'>,
  token: string,
  visit: Pick<Visit, 'requestHeaders'>,
  development: boolean,
): Promise<Result<{ operator: UserId; cookies: readonly string[] }, LinkRefusal>> {
  const { database, clock, sessions } = ports
  const session = await sessions.find(visit.requestHeaders)
  const hash = hashOf(token)
  const opened = await database.asIdentity(async (tx): Promise<Result<UserId, LinkRefusal>> => {
    await lockOperators(tx)
    const now = clock.realNow()
    const existing = await firstOperator(tx)
    if (existing && !development) return err({ code: 'link_spent' })
    // Kept for when they come back: only then is it used up.
    if (!session && !development)
      return err({ code: (await linkHolds(tx, hash, now)) ? 'sign_in_first' : 'link_spent' })
    if (!(await useOperatorLink(tx, hash, now))) return err({ code: 'link_spent' })
    if (existing) return ok(existing)

    const operator = session?.userId ?? (await openDevelopmentOperator(tx, ports))
    await grantOperator(tx, operator, now)
    return ok(operator)
  })
  if (!opened.ok) return opened
  const operator = opened.value
  if (session?.userId === operator) return ok({ operator, cookies: [] })
  if (session) await leaveSession(database, session)
  return ok({ operator, cookies: (await sessions.open(operator, visit.requestHeaders)).cookies })
}

async function openDevelopmentOperator(tx: Tx, ports: Pick<Ports, 'clock' | 'ids'>): Promise<UserId> {
  const name = wordsOf('ar', 'auth')('operator_person')
  const operator = await openAccount(tx, ports, { name, locale: 'ar' })
  if (!operator) throw new Error('a new account without e-mail or phone cannot be taken')
  return operator
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
