import { splitAmount } from './amount-marks.ts'
import { type Currency, exponentOf } from './currency.ts'
import { MAX_MINOR, type Money } from './money.ts'
import { err, ok, type Result } from './result.ts'

export type ParseRefusal =
  | { code: 'amount_not_a_number' }
  | { code: 'amount_ambiguous' }
  | { code: 'amount_too_precise'; decimals: number }
  | { code: 'amount_too_large' }

/**
 * Reads what a person typed as an amount: digits of all three kinds, at most one decimal mark, thousands marks between groups
 * of three; which mark is which is said in `amount-marks.ts`. What can be two amounts is refused, never guessed. Never goes
 * through a float. No sign: an amount a person types is never negative.
 */
export function parseDecimal(text: string, currency: Currency): Result<Money, ParseRefusal> {
  const decimals = exponentOf(currency)
  const split = splitAmount(text, decimals)
  if (!split.ok) return split

  const fraction = split.value.fraction.replace(/0+$/, '')
  if (fraction.length > decimals) return err({ code: 'amount_too_precise', decimals })

  const whole = split.value.whole.replace(/^0+(?=\d)/, '')
  if (whole.length > 15) return err({ code: 'amount_too_large' })
  const minor = BigInt(whole + fraction.padEnd(decimals, '0'))
  return minor > MAX_MINOR ? err({ code: 'amount_too_large' }) : ok({ minor, currency })
}

/** Writes an amount with all its decimals and no grouping, digits 0–9: `1234.500`. For machines, forms and tests. */
export function formatDecimal({ minor, currency }: Money): string {
  const decimals = exponentOf(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const sign = minor < 0n ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
