/**
 * Whom a room sent away, and when: grants issued until then are refused, a newer one is the issuer's word that the person
 * may come back. Remembered as long as a grant can live; at the bound the oldest entry is forgotten.
 */
import { type Grant, MAX_GRANT_MS } from '#grant.ts'

const MAX_ENTRIES = 10_000

/** Without a subject it is the whole room. */
export type Revocation = { room: string; subject: string | null; atMs: number }

export class Revocations {
  readonly #entries = new Map<string, Revocation>()

  add(revocation: Revocation): void {
    const key = keyOf(revocation.room, revocation.subject)
    this.#entries.delete(key)
    this.#entries.set(key, revocation)
    this.#forgetOld(revocation.atMs)
  }

  covers(grant: Grant): boolean {
    const entries = [this.#entries.get(keyOf(grant.room, null)), this.#entries.get(keyOf(grant.room, grant.subject))]
    return entries.some((entry) => entry !== undefined && grant.issuedAt <= entry.atMs)
  }

  all(): Revocation[] {
    return [...this.#entries.values()]
  }

  /** Entries stand in the order of their time. */
  #forgetOld(nowMs: number): void {
    for (const [key, { atMs }] of this.#entries) {
      if (this.#entries.size <= MAX_ENTRIES && nowMs - atMs < MAX_GRANT_MS) return
      this.#entries.delete(key)
    }
  }
}

function keyOf(room: string, subject: string | null): string {
  return subject === null ? room : `${room} ${subject}`
}
