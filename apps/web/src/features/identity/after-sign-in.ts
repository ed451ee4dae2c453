import { pageAfterSignIn } from '@dallal/client'
import { LOCALES, type Locale } from '@dallal/i18n'

const NAMES_LANGUAGE = new RegExp(`^/(?:${LOCALES.join('|')})(?=[/?#]|$)`)
/** Answered by the server itself, in no language: the one-time link of the first operator. */
const OPERATOR_LINK = /^\/operator\//

/**
 * Where a person goes after signing in, as an address for a full page load: the page may be one the server answers itself,
 * and nothing the browser remembers of the visitor may be left. Addresses without a language get the one in use.
 */
export function afterSignIn(next: string | null | undefined, locale: Locale): string {
  const page = pageAfterSignIn(next, locale)
  if (NAMES_LANGUAGE.test(page) || OPERATOR_LINK.test(page)) return page
  return page === '/' ? `/${locale}` : `/${locale}${page}`
}
