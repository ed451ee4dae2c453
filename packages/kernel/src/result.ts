/** What a person can cause is a value, not an exception: either the outcome or a named refusal. */
export type Result<T, R extends { code: string }> = { ok: true; value: T } | { ok: false; refusal: R }

/** The refusal of a result type, for signatures that pass one on. */
export type Refused<R extends { code: string }> = { ok: false; refusal: R }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function err<R extends { code: string }>(refusal: R): Refused<R> {
  return { ok: false, refusal }
}
