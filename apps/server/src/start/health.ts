/** How one part is: `up`; `off` where this process does not have it; else it is not well. */
export type PartState = 'up' | 'off' | 'starting' | 'down' | 'unavailable'

/** Names of the parts, each with a way to ask how it is now. */
export type Parts = Readonly<Record<string, () => PartState | Promise<PartState>>>

/**
 * Parts without which the house still serves: without video a show is heard by its bids and words, and says so. Their
 * state is told, but does not turn the answer.
 */
const MAY_BE_AWAY: ReadonlySet<string> = new Set(['media'])

/** The state of the house: well when every part that must be there is. */
export function createHealth(parts: Parts): () => Promise<{ ok: boolean; parts: Record<string, PartState> }> {
  return async () => {
    const asked = Object.entries(parts).map(async ([name, ask]) => [name, await ask()] as const)
    const states = Object.fromEntries(await Promise.all(asked))
    const ok = Object.entries(states).every(
      ([name, state]) => state === 'up' || state === 'off' || (state === 'unavailable' && MAY_BE_AWAY.has(name)),
    )
    return { ok, parts: states }
  }
}
