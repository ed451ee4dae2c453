const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something: it comes from a page of ours, or from no page at all (a program, which carries
 * no cookie of a visitor). Browsers say where a request comes from and pages cannot change what they say.
 */
export function isSameSite(method: string, headers: Headers, origins: ReadonlySet<string>): boolean {
  if (CHANGES_NOTHING.has(method)) return true
  const origin = headers.get('origin')
  if (origin !== null) return origins.has(origin)
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}
