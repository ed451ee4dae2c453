import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale.ts'
import { messagesFor } from './messages.ts'

type Words = ReturnType<typeof messagesFor>

/** Writes the messages of one feature where there is no web page: mails, messages to phones, text answers of the server. */
export function wordsOf<Feature extends keyof Words>(locale: Locale, feature: Feature) {
  return createTranslator<Words, Feature>({ locale, namespace: feature, messages: messagesFor(locale) })
}
