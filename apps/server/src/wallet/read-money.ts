import { assert, isCurrency, type Money, money } from '@dallal/kernel'

/** An amount as two columns hold it. */
export function readMoney(minor: bigint, currency: string): Money {
  assert(isCurrency(currency), `the database holds a currency we do not know: ${currency}`)
  return money(minor, currency)
}
