import { instant, MS, plusMs } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import {
  countdownParts,
  formatCountdown,
  formatDate,
  formatDateTime,
  formatDay,
  formatRelative,
  formatTime,
} from './time-format.ts'

const evening = instant('2026-11-24T17:05:00.000Z')
const bare = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '')

describe('a moment', () => {
  it('is told by the clock of the market, whoever looks', () => {
    expect(bare(formatTime(evening, 'en'))).toBe('20:05')
    expect(bare(formatTime(evening, 'ar'))).toBe('20:05')
    expect(bare(formatTime(evening, 'en', 'UTC'))).toBe('17:05')
  })

  it('is written in 0–9 and by the Gregorian calendar in both languages', () => {
    expect(bare(formatDate(evening, 'en'))).toBe('24 November 2026')
    expect(bare(formatDate(evening, 'ar'))).toBe('24 نوفمبر 2026')
    expect(bare(formatDay(evening, 'ar'))).toContain('الثلاثاء')
    expect(formatDateTime(evening, 'ar')).not.toMatch(/[٠-٩]/)
  })

  it.each([
    [-3 * MS.minute, '3 minutes ago', 'قبل 3 دقائق'],
    [-2 * MS.minute, '2 minutes ago', 'قبل دقيقتين'],
    [MS.day, 'tomorrow', 'غدًا'],
    [-119 * MS.minute, '1 hour ago', 'قبل ساعة واحدة'],
    [11 * MS.day, 'in 11 days', 'خلال 11 يومًا'],
  ])('%d ms away is told in words', (distance, en, ar) => {
    expect(formatRelative(plusMs(evening, distance), evening, 'en')).toBe(en)
    expect(formatRelative(plusMs(evening, distance), evening, 'ar')).toBe(ar)
  })
})

describe('a countdown', () => {
  it.each([
    [7_000, '0:07'],
    [6_001, '0:07'],
    [1, '0:01'],
    [0, '0:00'],
    [-500, '0:00'],
    [725_000, '12:05'],
    [3 * MS.hour, '3:00:00'],
    [26 * MS.hour, '26:00:00'],
  ])('with %d ms left shows %s', (left, shown) => {
    expect(bare(formatCountdown(left))).toBe(shown)
  })

  it('comes apart into days for shows that are far away', () => {
    expect(countdownParts(26 * MS.hour + 61_000)).toEqual({ days: 1, hours: 2, minutes: 1, seconds: 1 })
  })
})
