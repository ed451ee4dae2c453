import type { Purchase } from '@dallal/contract'
import { expect, it } from 'vitest'
import { askAgainMs, orderOfLot } from './use-won-order.ts'

// Only what is compared: the rest of an order says nothing about which lot it is of.
const order = (lot: string, number: number) => ({ lot, number }) as Purchase

it('the order of a lot is found by its lot, and not by being the newest', () => {
  const orders = [order('lamp', 1006), order('ring', 1005)]
  expect(orderOfLot(orders, 'ring')?.number).toBe(1005)
  expect(orderOfLot(orders, 'coin')).toBeNull()
})

it('an order that is not made yet is asked for again, but not for ever', () => {
  expect(askAgainMs(null, 1)).toBeGreaterThan(0)
  expect(askAgainMs(null, 20)).toBe(false)
  expect(askAgainMs(order('ring', 1005), 1)).toBe(false)
})
