import { moneyFromWire } from '@dallal/contract'
import { type Currency, compareMoney, exponentOf, formatDecimal, type Money, money, parseDecimal } from '@dallal/kernel'

/** Whole units that are often topped up: worth about the same in a strong currency and in a weak one. */
const STRONG = [10, 20, 50, 100]
const WEAK = [50, 100, 250, 500]
const STRONG_CURRENCIES: readonly Currency[] = ['KWD', 'BHD', 'OMR', 'JOD']

/** The currencies of the countries this market sells in, the largest market first. */
export const TOP_UP_CURRENCIES = ['SAR', 'KWD', 'AED', 'QAR', 'BHD', 'OMR', 'JOD', 'EGP'] as const
export type TopUpCurrency = (typeof TOP_UP_CURRENCIES)[number]

export function isTopUpCurrency(text: string | undefined): text is TopUpCurrency {
  return TOP_UP_CURRENCIES.some((currency) => currency === text)
}

/** Amounts to choose from with one touch. */
export function readyAmounts(currency: Currency): Money[] {
  const unit = 10n ** BigInt(exponentOf(currency))
  const wholes = STRONG_CURRENCIES.includes(currency) ? STRONG : WEAK
  return wholes.map((whole) => money(BigInt(whole) * unit, currency))
}

/** What stands in the field of an amount: without decimals where there is nothing behind the point. */
export function typedAmount(amount: Money): string {
  return formatDecimal(amount).replace(/\.0+$/, '')
}

/** The amount a link asked for, as it would be typed; nothing where it is no amount. */
export function askedAmount(asked: string | undefined, currency: Currency): string {
  const parsed = parseDecimal(asked ?? '', currency)
  return parsed.ok && parsed.value.minor > 0n ? typedAmount(parsed.value) : ''
}

/** The currency to begin with: the one asked for, else the first the wallet has something in, else that of the largest market. */
export function firstCurrency(
  asked: string | undefined,
  balances: readonly { currency: Currency; available: Parameters<typeof moneyFromWire>[0] }[],
): TopUpCurrency {
  if (isTopUpCurrency(asked)) return asked
  const [main] = balances.filter(
    ({ available }) => compareMoney(moneyFromWire(available), money(0n, available.currency)) > 0,
  )
  return isTopUpCurrency(main?.currency) ? main.currency : 'SAR'
}
