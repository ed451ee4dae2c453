import { type Currency, instant, isCurrency } from '@dallal/kernel'
import { isolate } from './bidi.ts'
import type { Locale } from './locale.ts'
import { formatMoney } from './money-format.ts'
import { formatDateTime } from './time-format.ts'

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/**
 * The facts of a refusal as arguments of its message: amounts and moments are written for the language, sizes in megabytes,
 * text is isolated, whole numbers stay numbers so that plurals work.
 */
export function refusalArguments(facts: Record<string, unknown>, locale: Locale): Record<string, string | number> {
  const entries = Object.entries(facts).filter(([name]) => name !== 'code')
  return Object.fromEntries(entries.map(([name, fact]) => [name, argumentOf(name, fact, locale)]))
}

function argumentOf(name: string, fact: unknown, locale: Locale): string | number {
  if (isAmount(fact)) return formatMoney(fact, locale)
  if (typeof fact === 'number') return name.endsWith('Bytes') ? Math.floor(fact / 1_048_576) : fact
  const text = String(fact)
  return ISO_INSTANT.test(text) ? formatDateTime(instant(text), locale) : isolate(text)
}

function isAmount(fact: unknown): fact is { minor: string; currency: Currency } {
  if (typeof fact !== 'object' || fact === null || !('minor' in fact) || !('currency' in fact)) return false
  return typeof fact.minor === 'string' && typeof fact.currency === 'string' && isCurrency(fact.currency)
}
