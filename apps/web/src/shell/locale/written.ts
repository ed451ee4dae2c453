import type { Bilingual } from '@dallal/contract'
import type { Locale } from '@dallal/i18n'

/** What a person wrote in one or both languages, and the language the reader gets. */
export interface Written {
  readonly text: string
  readonly lang: Locale
}

/** The reader's language where it was written, the other one where it was not. */
export function writtenFor(words: Bilingual, locale: Locale): Written {
  const other = locale === 'ar' ? 'en' : 'ar'
  const lang = words[locale].trim() === '' && words[other].trim() !== '' ? other : locale
  return { text: words[lang], lang }
}

/** The words alone, for titles of pages and arguments of messages. */
export function written(words: Bilingual, locale: Locale): string {
  return writtenFor(words, locale).text
}
