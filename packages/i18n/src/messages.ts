import type { Locale } from './locale.ts'
import { ar } from './messages/ar/index.ts'
import { en } from './messages/en/index.ts'

/** All words of the product in one language, by feature: `lot.bid_now`, `refusals.bid_too_low`. ICU MessageFormat. */
export type Messages = typeof ar

/** The same keys with words of any language: what is missing in one of them does not compile. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

const english = en satisfies Words<Messages>

/** The words of one language. Typed by the Arabic ones, so that callers know every key and argument. */
export function messagesFor(locale: Locale): Messages {
  // Keys are the same by the line above, arguments by a test; only the words themselves differ from what the type says.
  return locale === 'ar' ? ar : (english as unknown as Messages)
}
