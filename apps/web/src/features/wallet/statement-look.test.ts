import { expect, it } from 'vitest'
import { byDay, movesMoney, statementMark } from './statement-look.ts'

it('marks what came in, went out, was held and was given back, each apart', () => {
  const kinds = ['top_up', 'purchase', 'bid_hold', 'bid_release', 'top_up_started', 'top_up_failed'] as const
  expect(kinds.map(statementMark)).toEqual(['in', 'out', 'held', 'released', 'waiting', 'failed'])
})

it('marks a top-up that arrived late as what came in, and one that is kept apart as not decided', () => {
  expect([statementMark('top_up_late'), movesMoney('top_up_late')]).toEqual(['in', true])
  expect([statementMark('top_up_kept'), movesMoney('top_up_kept')]).toEqual(['waiting', false])
})

it('counts only what came in and what was spent as money moved', () => {
  const kinds = ['top_up', 'purchase', 'bid_hold', 'bid_release', 'top_up_started', 'top_up_failed'] as const
  expect(kinds.filter(movesMoney)).toEqual(['top_up', 'purchase'])
})

it('puts the lines of a day together and keeps their order', () => {
  const lines = ['Tue a', 'Tue b', 'Mon c', 'Sun d', 'Sun e']
  expect(byDay(lines, (line) => line.slice(0, 3))).toEqual([
    { day: 'Tue', lines: ['Tue a', 'Tue b'] },
    { day: 'Mon', lines: ['Mon c'] },
    { day: 'Sun', lines: ['Sun d', 'Sun e'] },
  ])
})

it('has no days without lines', () => {
  expect(byDay([], String)).toEqual([])
})
