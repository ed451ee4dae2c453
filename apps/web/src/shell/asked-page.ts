import { LOCALES } from '@dallal/i18n'

/** The header by which a page, and the layouts around it, learn which address was asked for. `proxy.ts` alone sets it. */
export const ASKED_PAGE = 'x-asked-page'

const LANGUAGE = new RegExp(`^/(?:${LOCALES.join('|')})(?=/|$)`)

/** The address of a page without its language: `/studio/shows?page=2`. */
export function askedPage({ pathname, search }: { pathname: string; search: string }): string {
  const query = new URLSearchParams(search)
  query.delete('_rsc') // by which Next asks for a part of a page
  const page = pathname.replace(LANGUAGE, '') || '/'
  return query.size > 0 ? `${page}?${query}` : page
}
