import { instant } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { showMoment } from './show-moment.ts'

const now = instant('2026-11-25T17:00:00.000Z')
const show = { status: 'scheduled', startsAt: '2026-11-25T20:00:00.000Z', endedAt: null } as const

it.each([
  ['counts down to its start', show, { kind: 'counting', startsAt: show.startsAt }],
  ['is due the moment its time has come', { ...show, startsAt: '2026-11-25T17:00:00.000Z' }, { kind: 'due' }],
  ['without a time is undated', { ...show, startsAt: null }, { kind: 'undated' }],
  ['that opened early is live, whatever was announced', { ...show, status: 'live' as const }, { kind: 'live' }],
  [
    'that ended tells when',
    { ...show, status: 'ended' as const, endedAt: '2026-11-24T21:00:00.000Z' },
    { kind: 'ended', at: '2026-11-24T21:00:00.000Z' },
  ],
])('a show %s', (_, facts, moment) => {
  expect(showMoment(facts, now)).toEqual(moment)
})
