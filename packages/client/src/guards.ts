import type { Me } from '@dallal/contract'

/**
 * Which pages need what of a visitor: one table for web and mobile. Guards only lead people to the right page; what anyone may
 * see or do is decided by the server, for every request anew.
 */
export type Need = 'nothing' | 'signed_in' | 'verified_seller' | 'operator'

/** The first row that fits decides. `*` is one step of a path, `**` the rest of it. Without a row a page needs nothing. */
export const GUARDS: readonly (readonly [pattern: string, need: Need])[] = [
  ['/studio/**', 'verified_seller'],
  ['/console/**', 'operator'],
  ['/wallet/**', 'signed_in'],
  ['/orders/**', 'signed_in'],
  ['/address', 'signed_in'],
  ['/account/**', 'signed_in'],
  ['/sell', 'signed_in'],
]

export type Verdict = 'allow' | { readonly redirect: string }

/**
 * Whether a visitor may open a page, or where they are led instead: to sign in and back, or, signed in but without the role,
 * to where one gets it. `path` begins with the language and may carry a query: `/ar/studio/shows?page=2`.
 */
export function guard(path: string, me: Pick<Me, 'roles'> | null): Verdict {
  const [, locale = 'ar', page = '/'] = /^\/([a-z]{2})(?=\/|\?|#|$)([^?#]*)/.exec(path) ?? []
  const need = needOf(page)
  if (need === 'nothing') return 'allow'
  if (!me) return { redirect: `/${locale}/sign-in?next=${encodeURIComponent(path)}` }
  if (need === 'signed_in') return 'allow'
  if (need === 'verified_seller') return me.roles.includes('seller') ? 'allow' : { redirect: `/${locale}/sell` }
  return me.roles.includes('operator') ? 'allow' : { redirect: `/${locale}` }
}

/** What a page needs; the path without language or query: `/studio/shows`. */
export function needOf(page: string): Need {
  const steps = page.split('/').filter((step) => step !== '')
  return GUARDS.find(([pattern]) => fits(pattern.split('/').slice(1), steps))?.[1] ?? 'nothing'
}

function fits(pattern: readonly string[], steps: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return steps.length === 0
  if (first === '**') return true
  return steps.length > 0 && (first === '*' || first === steps[0]) && fits(rest, steps.slice(1))
}

/**
 * Where to go after signing in: the page asked for, if it is one of ours; else home. An address of another site, in any of the
 * forms a browser would follow, is not.
 */
export function pageAfterSignIn(next: string | null | undefined, locale: string): string {
  const home = `/${locale}`
  if (!next || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(next)) return home
  return next
}
