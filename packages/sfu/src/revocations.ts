/**
 * Whom a room, or all of them, sent away, and when: grants issued until then are refused, a newer one is the issuer's word that the person
 * may come back. Remembered as long as a grant can live; at the bound the oldest entry is forgotten.
 */
import { type Grant, MAX_GRANT_MS } from '#grant.ts'

const MAX_ENTRIES = 10_000

/** Without a subject it is the whole room, without a room the subject in every room. */
export type Revocation = { atMs: number } & ({ room: string; subject: string | null } | { room: null; subject: string })

/** Whether it concerns who holds this grant, whenever that was issued. */
export function concerns({ room, subject }: Revocation, grant: Pick<Grant, 'room' | 'subject'>): boolean {
  return (room === null || room === grant.room) && (subject === null || subject === grant.subject)
}

export class Revocations {
  readonly #entries = new Map<string, Revocation>()

  add(revocation: Revocation): void {
    const key = keyOf(revocation)
    this.#entries.delete(key)
    this.#entries.set(key, revocation)
    this.#forgetOld(revocation.atMs)
  }

  covers(grant: Grant): boolean {
    const { room, subject } = grant
    const keys = [keyOf({ room, subject: null }), keyOf({ room, subject }), keyOf({ room: null, subject })]
    const entries = keys.map((key) => this.#entries.get(key))
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

/** No room has a space in its name. */
function keyOf({ room, subject }: { room: string | null; subject: string | null }): string {
  return `${room ?? ''} ${subject ?? ''}`
}
