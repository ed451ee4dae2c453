import type { UserId } from '@dallal/kernel'

/** So many messages at once, and again after so long. */
export const PACE = { burst: 5, everyMs: 10_000 } as const

/** A person who was not heard of for this many others is forgotten, and begins with a full allowance. */
const MOST_PEOPLE = 50_000

/** How fast one person may speak, in all shows together: an allowance that refills steadily. */
export class Pace {
  private readonly spoken = new Map<UserId, { left: number; at: number }>()

  /** Takes one message from the allowance at this moment; answers the seconds to wait when it is used up. */
  take(person: UserId, nowMs: number): { ok: true } | { ok: false; retryAfterSeconds: number } {
    const { burst, everyMs } = PACE
    const before = this.spoken.get(person) ?? { left: burst, at: nowMs }
    const refilled = Math.min(burst, before.left + ((nowMs - before.at) / everyMs) * burst)
    const left = refilled >= 1 ? refilled - 1 : refilled
    this.remember(person, left, nowMs)
    if (refilled >= 1) return { ok: true }
    return { ok: false, retryAfterSeconds: Math.ceil(((1 - refilled) * everyMs) / burst / 1_000) }
  }

  private remember(person: UserId, left: number, at: number): void {
    this.spoken.delete(person)
    this.spoken.set(person, { left, at })
    if (this.spoken.size <= MOST_PEOPLE) return
    const [oldest] = this.spoken.keys()
    if (oldest !== undefined) this.spoken.delete(oldest)
  }
}
