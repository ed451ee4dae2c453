import type { Country, Locale } from '@dallal/contract'
import { wordsOf } from '@dallal/i18n'
import { assert, err, ok, type Result, type UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import type { TooMany } from './attempts.ts'
import { type Entered, enter } from './enter.ts'
import { openAccount } from './open-account.ts'
import { type PhoneNumber, parsePhone } from './phone.ts'
import { codeDigits, codeHmac } from './phone-code.ts'
import type { Ports, Visit } from './ports.ts'
import { sameBytes } from './secrets.ts'
import { loginByPhone, takeTry, usePhoneCode } from './sign-in-store.ts'

export interface PhoneSignIn {
  readonly phone: string
  readonly country: Country
  readonly code: string
  /** For an account that is opened now. */
  readonly name?: string | undefined
  readonly locale: Locale
}

export type PhoneSignInRefusal =
  | { code: 'phone_invalid' }
  | TooMany
  | { code: 'phone_code_spent' }
  | { code: 'phone_code_wrong'; triesLeft: number }

/**
 * Signs in with the code that was sent, or opens an account for the number. A try is taken and committed before the code is
 * compared: however many guesses arrive at once, three are compared.
 */
export async function signInWithPhone(
  ports: Pick<Ports, 'database' | 'clock' | 'ids' | 'sessions' | 'attempts' | 'codeKey' | 'portraits'>,
  signIn: PhoneSignIn,
  visit: Visit,
): Promise<Result<Entered, PhoneSignInRefusal>> {
  const { database, clock, attempts, sessions, codeKey } = ports
  const parsed = parsePhone(signIn.phone, signIn.country)
  if (!parsed.ok) return parsed
  const phone = parsed.value
  const allowed = await attempts.count('try_code', { clientAddress: visit.clientAddress, account: phone })
  if (!allowed.ok) return allowed

  const purpose = 'sign_in'
  const tried = await database.asIdentity((tx) => takeTry(tx, phone, purpose, clock.realNow()))
  if (!tried) return err({ code: 'phone_code_spent' })
  const given = codeHmac(codeKey, { id: tried.id, phone, purpose, digits: codeDigits(signIn.code) })
  if (!sameBytes(given, tried.codeHmac)) return err({ code: 'phone_code_wrong', triesLeft: tried.triesLeft })

  const userId = await database.asIdentity(async (tx) => {
    const first = await usePhoneCode(tx, tried.id, clock.realNow())
    return first ? accountOf(tx, ports, phone, signIn) : null
  })
  if (!userId) return err({ code: 'phone_code_spent' })
  await attempts.forgive('try_code', phone)
  return ok(await enter(ports, await sessions.open(userId, visit.requestHeaders), visit))
}

async function accountOf(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids'>,
  phone: PhoneNumber,
  signIn: PhoneSignIn,
): Promise<UserId> {
  const name = signIn.name ?? wordsOf(signIn.locale, 'auth')('unnamed_person')
  const known = await loginByPhone(tx, phone)
  const userId = known ?? (await openAccount(tx, ports, { name, locale: signIn.locale, phone }))
  assert(userId, 'a code signs in once, so nobody else can have opened this number’s account meanwhile')
  return userId
}
