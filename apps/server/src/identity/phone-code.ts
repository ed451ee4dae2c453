import { randomInt } from 'node:crypto'
import { type Id, MS, toLatinDigits } from '@dallal/kernel'
import type { PhoneNumber } from './phone.ts'
import { hmac } from './secrets.ts'

/** A code lives five minutes and takes three guesses; the table counts them. */
export const CODE_LIVES_MS = 5 * MS.minute

/** Six digits, each as likely as any other. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

/** What is kept of a code: bound to this very code, its number and its purpose, so that it fits nowhere else. */
export function codeHmac(
  key: Buffer,
  code: { id: Id<'phone_code'>; phone: PhoneNumber; purpose: 'sign_in'; digits: string },
): Buffer {
  return hmac(key, [code.id, code.phone, code.purpose, code.digits].join('\n'))
}

/** A code as it is typed: in any digits, with spaces or a hyphen between. */
export function codeDigits(typed: string): string {
  return toLatinDigits(typed).replace(/[\s\u200e\u200f\u2066-\u2069-]/g, '')
}
