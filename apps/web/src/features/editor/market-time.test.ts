import { formatTime, MARKET_TIME_ZONE } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { marketTimeOf, momentOf } from './market-time.ts'

it('what is chosen is the time of the market, whatever the device is set to', () => {
  expect(momentOf('2026-11-26T20:30')).toBe('2026-11-26T17:30:00.000Z')
  expect(marketTimeOf(instant('2026-11-26T17:30:00.000Z'))).toBe('2026-11-26T20:30')
  expect(marketTimeOf(instant('2026-12-31T22:15:00.000Z'))).toBe('2027-01-01T01:15')
})

it('is the very time that buyers read', () => {
  const moment = momentOf('2026-07-01T09:05')
  expect(formatTime(instant(moment ?? ''), 'en', MARKET_TIME_ZONE)).toContain('09:05')
})

it.each(['', '2026-11-26', '2026-13-40T25:00', 'tomorrow'])('%j is no moment yet', (typed) => {
  expect(momentOf(typed)).toBeNull()
})
