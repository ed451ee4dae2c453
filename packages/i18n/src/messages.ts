import type { Locale } from './locale.ts'
import { ar } from './messages/ar/index.ts'
import { en } from './messages/en/index.ts'

/** All words of the product in one language, by feature: `lot.bid_now`, `refusals.bid_too_low`. ICU MessageFormat. */
export type Messages = typeof ar

/** The same keys with words of any language: what is missing in one of them does not compile. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

const BY_LOCALE: Record<Locale, Words<Messages>> = { ar, en: en satisfies Words<Messages> }

/** The words of one language. Both languages have the same keys and arguments, so one type stands for both. */
export function messagesFor(locale: Locale): Words<Messages> {
  return BY_LOCALE[locale]
}
