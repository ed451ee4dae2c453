import { CURRENCIES, type Currency, type Money } from '@dallal/kernel'
import { z } from 'zod'

/** ISO 4217 code of a currency this market knows. */
export const currencySchema = z.enum(CURRENCIES as [Currency, ...Currency[]])

/**
 * An amount on the wire: `{ "minor": "1234", "currency": "KWD" }`. The minor units travel as text because JSON numbers are
 * floats; 19 digits is the most a bigint of the database holds.
 */
export const moneySchema = z.object({
  minor: z.string().regex(/^-?\d{1,19}$/),
  currency: currencySchema,
})

export type MoneyWire = z.infer<typeof moneySchema>

export function moneyToWire({ minor, currency }: Money): MoneyWire {
  return { minor: minor.toString(), currency }
}

export function moneyFromWire({ minor, currency }: MoneyWire): Money {
  return { minor: BigInt(minor), currency }
}
