import { type Currency, exponentOf } from '@dallal/kernel'
import { isolateLtr, isolateRtl } from './bidi.ts'
import type { Locale } from './locale.ts'

/** An amount of the kernel or as it came over the wire, where the minor units are text. */
export type Amount = { readonly minor: bigint | string; readonly currency: Currency }

/** The pieces of a written amount, for screens that set the currency smaller than the digits. */
export interface MoneyParts {
  /** `−` (U+2212) or nothing; it stands before the digits. */
  readonly sign: '−' | ''
  /** Grouped by thousands, with all decimals of the currency, in 0–9: `1,240.000`. */
  readonly digits: string
  readonly currency: string
}

const ARABIC_SIGNS: Record<Currency, string> = {
  AED: 'د.إ',
  BHD: 'د.ب',
  EGP: 'ج.م',
  EUR: 'يورو',
  JOD: 'د.أ',
  JPY: 'ين',
  KWD: 'د.ك',
  OMR: 'ر.ع',
  QAR: 'ر.ق',
  SAR: 'ر.س',
  USD: 'دولار',
}

const NO_BREAK_SPACE = '\u00a0'
const GROUPED = new Intl.NumberFormat('en', { useGrouping: true, maximumFractionDigits: 0 })

/** `ر.س` or `SAR`. */
export function currencyText(currency: Currency, locale: Locale): string {
  return locale === 'ar' ? ARABIC_SIGNS[currency] : currency
}

/** Takes an amount apart for writing. Whole minor units all the way: nothing here ever becomes a float. */
export function moneyParts(amount: Amount, locale: Locale): MoneyParts {
  const minor = BigInt(amount.minor)
  const magnitude = minor < 0n ? -minor : minor
  const decimals = exponentOf(amount.currency)
  const unit = 10n ** BigInt(decimals)
  const fraction = decimals === 0 ? '' : `.${(magnitude % unit).toString().padStart(decimals, '0')}`
  return {
    sign: minor < 0n ? '−' : '',
    digits: GROUPED.format(magnitude / unit) + fraction,
    currency: currencyText(amount.currency, locale),
  }
}

/**
 * An amount as it stands in a sentence: `SAR 1,240.00` in English; in Arabic the digits first and the currency after them.
 * The whole is isolated, so that it may stand in a sentence of either direction.
 */
export function formatMoney(amount: Amount, locale: Locale): string {
  const { sign, digits, currency } = moneyParts(amount, locale)
  if (locale === 'en') return isolateLtr(`${currency}${NO_BREAK_SPACE}${sign}${digits}`)
  return isolateRtl(`${isolateLtr(sign + digits)}${NO_BREAK_SPACE}${currency}`)
}

/** A rate in basis points as per cent, without trailing zeros: 800 → `8%`, 1550 → `15.5%`. */
export function formatRate(basisPoints: number): string {
  const whole = Math.trunc(basisPoints / 100)
  const rest = (basisPoints % 100).toString().padStart(2, '0').replace(/0+$/, '')
  return isolateLtr(`${whole}${rest === '' ? '' : `.${rest}`}%`)
}

/** A count in 0–9, grouped by thousands. */
export function formatCount(count: number | bigint): string {
  return isolateLtr(GROUPED.format(count))
}
