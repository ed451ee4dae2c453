const FIRST_MS = 500
const MOST_MS = 15_000

/**
 * How long to wait before the next attempt to connect: anywhere from nothing to a bound that doubles from half a second to
 * fifteen (full jitter). Thousands who lost the same server must not all come back in the same moment.
 */
export function waitBeforeAttempt(failures: number, random: () => number): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 10))
}
