import type { UserId } from '@dallal/kernel'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How fast one person may send pictures; a refused one counts too, because it was read. */
export interface UploadPace {
  /** Takes one turn: 0, or how many seconds to wait when there is none. */
  take(person: UserId): Promise<number>
}

export function uploadPace(
  limit: { pictures: number; perSeconds: number } = { pictures: 80, perSeconds: 600 },
): UploadPace {
  const limiter = new RateLimiterMemory({ points: limit.pictures, duration: limit.perSeconds })
  return {
    async take(person) {
      try {
        await limiter.consume(person)
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw refused
      }
    },
  }
}
