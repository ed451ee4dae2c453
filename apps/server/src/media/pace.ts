import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often something may be done in a while, for each key. In memory: a limit on load, not on money. */
export interface Pace {
  /** Takes one turn: 0, or how many seconds to wait when there is none. */
  take(key: string): Promise<number>
}

export function paceOf({ turns, perSeconds }: { turns: number; perSeconds: number }): Pace {
  const limiter = new RateLimiterMemory({ points: turns, duration: perSeconds })
  return {
    async take(key) {
      try {
        await limiter.consume(key)
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw refused
      }
    },
  }
}
