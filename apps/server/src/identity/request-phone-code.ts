import type { Country, Locale } from '@dallal/contract'
import { wordsOf } from '@dallal/i18n'
import { err, type Id, type Instant, ok, plusMs, type Result } from '@dallal/kernel'
import type { TooMany } from './attempts.ts'
import { type PhoneNumber, parsePhone } from './phone.ts'
import { CODE_LIVES_MS, codeHmac, newCode } from './phone-code.ts'
import type { Ports, Visit } from './ports.ts'
import { replacePhoneCode } from './sign-in-store.ts'

export type RequestCodeRefusal = { code: 'phone_codes_unavailable' } | { code: 'phone_invalid' } | TooMany

/** Sends a one-time code. The answer is the same whether the number is known here or not. */
export async function requestPhoneCode(
  {
    database,
    clock,
    ids,
    attempts,
    codeKey,
    sms,
  }: Pick<Ports, 'database' | 'clock' | 'ids' | 'attempts' | 'codeKey' | 'sms'>,
  { phone: typed, country, locale }: { phone: string; country: Country; locale: Locale },
  { clientAddress }: Pick<Visit, 'clientAddress'>,
): Promise<Result<{ phone: PhoneNumber; expiresAt: Instant }, RequestCodeRefusal>> {
  if (!sms) return err({ code: 'phone_codes_unavailable' })
  const parsed = parsePhone(typed, country)
  if (!parsed.ok) return parsed
  const phone = parsed.value
  const allowed = await attempts.count('send_code', { clientAddress, account: phone })
  if (!allowed.ok) return allowed

  const now = clock.realNow()
  const code = { id: ids.next<Id<'phone_code'>>(), phone, purpose: 'sign_in' } as const
  const digits = newCode()
  const expiresAt = plusMs(now, CODE_LIVES_MS)
  const kept = { ...code, codeHmac: codeHmac(codeKey, { ...code, digits }), expiresAt }
  await database.asIdentity((tx) => replacePhoneCode(tx, kept, now))
  await sms.send({ to: phone, body: wordsOf(locale, 'mail')('code_message', { code: digits }) })
  return ok({ phone, expiresAt })
}
