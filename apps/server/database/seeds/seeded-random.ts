/** Dice that always fall the same way: every choice of the demo market comes from one number. */
export interface SeededRandom {
  /** Evenly spread in [0, 1). */
  next(): number
  between(low: number, high: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  bytes(count: number): Uint8Array
}

/** Mulberry32: 32 bits of state, good enough for pictures and ids of a demo, never for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
  }
}

/** A seed for one named thing (FNV-1a), so that adding a product leaves the pictures and ids of all others as they are. */
export function seedOf(market: number, name: string): number {
  let hash = (0x811c9dc5 ^ market) >>> 0
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
