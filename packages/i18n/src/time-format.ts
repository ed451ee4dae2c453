import { type Instant, MS } from '@dallal/kernel'
import { isolateLtr } from './bidi.ts'
import { intlTag, type Locale } from './locale.ts'

/**
 * The market keeps one clock for everyone, so that "Tuesday 20:00" means the same to seller and buyer, and the page drawn
 * on the server is the page drawn in the browser. Riyadh and Kuwait share it (UTC+3, no summer time).
 */
export const MARKET_TIME_ZONE = 'Asia/Riyadh'

type Style = 'date' | 'time' | 'dateTime' | 'day'

const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
}

function format(at: Instant, locale: Locale, style: Style, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { ...STYLES[style], timeZone }).format(at)
}

/** `25 November 2026` · `25 نوفمبر 2026`. */
export function formatDate(at: Instant, locale: Locale, timeZone = MARKET_TIME_ZONE): string {
  return format(at, locale, 'date', timeZone)
}

/** `20:05`, by 24 hours in both languages. */
export function formatTime(at: Instant, locale: Locale, timeZone = MARKET_TIME_ZONE): string {
  return isolateLtr(format(at, locale, 'time', timeZone))
}

/** `25 November at 20:05`: near enough that the year is plain. */
export function formatDateTime(at: Instant, locale: Locale, timeZone = MARKET_TIME_ZONE): string {
  return format(at, locale, 'dateTime', timeZone)
}

/** `Tuesday 25 November`: for shows and due days. */
export function formatDay(at: Instant, locale: Locale, timeZone = MARKET_TIME_ZONE): string {
  return format(at, locale, 'day', timeZone)
}

const STEPS = [
  ['day', MS.day],
  ['hour', MS.hour],
  ['minute', MS.minute],
  ['second', MS.second],
] as const

/** `3 minutes ago`, `in 2 days`, `tomorrow`: the largest unit that fits, cut off and never rounded up. */
export function formatRelative(at: Instant, now: Instant, locale: Locale): string {
  const distance = at - now
  const [unit, length] = STEPS.find(([, ms]) => Math.abs(distance) >= ms) ?? STEPS[3]
  const count = Math.trunc(distance / length)
  return new Intl.RelativeTimeFormat(intlTag(locale), { numeric: 'auto' }).format(count, unit)
}

export interface CountdownParts {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/** What is left, in whole seconds rounded up: 0 is shown only when the time has really run out. */
export function countdownParts(leftMs: number): CountdownParts {
  const left = Math.max(0, Math.ceil(leftMs / MS.second))
  return {
    days: Math.floor(left / 86_400),
    hours: Math.floor(left / 3_600) % 24,
    minutes: Math.floor(left / 60) % 60,
    seconds: left % 60,
  }
}

/** `0:07`, `12:05`, `3:00:00`; days are counted as hours here, screens that show days take the parts. Time runs left to right. */
export function formatCountdown(leftMs: number): string {
  const { days, hours, minutes, seconds } = countdownParts(leftMs)
  const allHours = days * 24 + hours
  const tail = `${seconds}`.padStart(2, '0')
  if (allHours === 0) return isolateLtr(`${minutes}:${tail}`)
  return isolateLtr(`${allHours}:${`${minutes}`.padStart(2, '0')}:${tail}`)
}
