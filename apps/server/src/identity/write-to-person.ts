import type { Locale } from '@dallal/contract'
import { assert, type UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import { realEmail } from './open-account.ts'
import { personOf } from './people-store.ts'
import type { Ports } from './ports.ts'
import { loginsOf } from './sign-in-store.ts'

export type Senders = Pick<Ports, 'database' | 'mail' | 'sms' | 'publicUrl'>

export interface Letter {
  readonly subject: string
  readonly body: string
}

/** Whom a letter is for: what they are called, their language, and where their pages begin. */
export interface Addressee {
  readonly name: string
  readonly locale: Locale
  readonly home: string
}

/**
 * Writes to a person in their language. By mail; who has none gets the subject alone on the phone. Where there is no sender
 * nothing is sent: every letter says what a page says too. As the system.
 */
export async function writeToPerson(
  { database, mail, sms, publicUrl }: Senders,
  tx: Tx,
  id: UserId,
  letterFor: (addressee: Addressee) => Letter,
): Promise<void> {
  const person = await personOf(tx, id)
  const login = (await database.asIdentity((identity) => loginsOf(identity, [id]))).get(id)
  assert(person && login, 'whoever is written to has a person and a login')

  const { name, locale } = person
  const { subject, body } = letterFor({ name, locale, home: `${publicUrl}/${locale}` })
  const email = realEmail(login.email)
  if (email) await mail?.send({ to: email, subject, body })
  else if (login.phone) await sms?.send({ to: login.phone, body: subject })
}
