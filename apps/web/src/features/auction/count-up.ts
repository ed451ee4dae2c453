/**
 * What a price shows while it counts from one amount to another; `progress` runs from 0 to 1. Whole minor units all the way,
 * and exactly the end at the end. Rounded down to the coarsest step that both ends share, so that no odd digits flicker.
 */
export function countUp(from: bigint, to: bigint, progress: number): bigint {
  if (progress >= 1 || to <= from) return to
  const step = sharedStep(from, to)
  // Progress in parts of a thousand: the only fraction here is one of time, never one of money.
  const part = BigInt(Math.floor(Math.max(0, progress) * 1_000))
  const gone = ((to - from) * part) / 1_000n
  return from + (gone / step) * step
}

function sharedStep(from: bigint, to: bigint): bigint {
  let step = 1n
  while (step < 1_000_000n && from % (step * 10n) === 0n && to % (step * 10n) === 0n) step *= 10n
  return step
}
