import type { LotSummary } from '@dallal/contract'

type Listed = Pick<LotSummary, 'id' | 'number' | 'status'>

/** The lot that comes up next unless its seller starts another one. */
export function nextLot(lots: readonly Listed[]): string | null {
  return lots.find(({ status }) => status === 'queued')?.id ?? null
}

/**
 * Whether the numbers of what is still to come rise down the list. Once a show is announced they are names and stay, so after
 * a lot was moved they do not, and whoever reads the list is told that its order counts.
 */
export function numbersRise(lots: readonly Listed[]): boolean {
  const numbers = lots.filter(({ status }) => status === 'queued').map(({ number }) => number)
  return numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? 0))
}
