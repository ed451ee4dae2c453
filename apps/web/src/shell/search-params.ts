/** What a page is asked for after the question mark. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** A parameter that is meant once; the first one where it was given several times. */
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** An address with those parameters that have a value. */
export function withParams(path: string, params: Record<string, string | null | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
