import type { Locale } from '@dallal/contract'
import type { UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import type { PhoneNumber } from './phone.ts'
import type { Ports } from './ports.ts'
import { insertLogin, insertPassword, insertPerson } from './sign-in-store.ts'

export interface NewAccount {
  /** Given by seeds, whose people have the same id every time. */
  readonly id?: UserId
  readonly name: string
  readonly locale: Locale
  readonly email?: string
  readonly phone?: PhoneNumber
  readonly passwordHash?: string
}

/** Nobody can have an address under `.invalid` (RFC 2606). */
const WITHOUT_MAIL = '@phone.invalid'

/**
 * Login, proof and person in one transaction: nobody is ever half there. Null when the e-mail or the number is taken. As the
 * sign-in role.
 */
export async function openAccount(
  tx: Tx,
  { clock, ids }: Pick<Ports, 'clock' | 'ids'>,
  account: NewAccount,
): Promise<UserId | null> {
  const now = clock.realNow()
  const id = account.id ?? ids.next<UserId>()
  const email = account.email === undefined ? id + WITHOUT_MAIL : emailKey(account.email)
  if (!(await insertLogin(tx, { id, email, phone: account.phone ?? null }, now))) return null
  if (account.passwordHash !== undefined) await insertPassword(tx, id, account.passwordHash, now)
  await insertPerson(tx, { id, name: account.name, locale: account.locale }, clock.now())
  return id
}

/** E-mail addresses are told apart without regard to case. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

/** The e-mail a person gave, or null for one who has none. */
export function realEmail(email: string): string | null {
  return email.endsWith(WITHOUT_MAIL) ? null : email
}
