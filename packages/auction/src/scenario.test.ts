import { describe, expect, it } from 'vitest'
import { play } from './scenario.test-dsl.ts'

const LOT = 'lot SAR from 100 lasts 60s'

/** What a story says instead, where it did not come true. */
function corrected(...lines: string[]): string[] {
  const { told, happened } = play([LOT, ...lines].join('\n'))
  return happened.filter((line, index) => line !== told[index])
}

describe('a story that is not true', () => {
  it.each([
    ['a wrong outcome', ['at 0s open refused lot_not_queued'], 'at 0s open opened closes 60s, nobody, version 1'],
    ['a wrong fact', ['at 0s open opened closes 61s'], 'at 0s open opened closes 60s'],
    ['a wrong code', ['at 0s bid noor 100 refused seller_cannot_bid'], 'refused lot_not_open, status queued'],
    ['a refusal without its code', ['at 0s bid noor 100 refused'], 'refused lot_not_open, status queued'],
    [
      'a wrong fact of a refusal',
      ['at 0s open opened', 'at 1s bid noor 99 refused bid_too_low, minimum 99'],
      'minimum 100',
    ],
  ])('is put right: %s', (_, lines, truth) => {
    expect(corrected(...lines).join()).toContain(truth)
  })

  it.each([['at 0s open'], ['at noon open opened'], ['at 0s dance opened'], ['later maybe']])(
    'is no story: %s',
    (line) => {
      expect(() => corrected(line)).toThrow()
    },
  )
})
