import type { LotSummary } from '@dallal/contract'
import { expect, it } from 'vitest'
import { nextLot, numbersRise } from './running-order.ts'

/** `3 sold, 1, 2 open`: numbers in running order, waiting where nothing is said. */
function listed(words: string) {
  return words.split(', ').map((lot) => {
    const [number = '', status = 'queued'] = lot.split(' ')
    // The words above are the statuses of a lot.
    return { id: number, number: Number(number), status: status as LotSummary['status'] }
  })
}

it.each([
  ['1, 2, 3', '1', true],
  ['1 sold, 2 open, 3', '3', true],
  ['2, 1, 3', '2', false],
  ['3 sold, 1, 2', '1', true],
  ['1, 4', '1', true],
  ['1 sold, 2 void', null, true],
])('of %s the next is %s, and numbers rise: %s', (words, next, rise) => {
  expect([nextLot(listed(words)), numbersRise(listed(words))]).toEqual([next, rise])
})
