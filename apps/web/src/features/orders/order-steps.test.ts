import { expect, it } from 'vitest'
import { orderSteps } from './order-steps.ts'

const paid = {
  status: 'paid',
  paidAt: '2026-11-16T18:00:00.000Z',
  shippedAt: null,
  receivedAt: null,
  settlesAt: null,
  settledAt: null,
} as const
const shipped = { ...paid, status: 'shipped', shippedAt: '2026-11-17T09:00:00.000Z' } as const
const received = {
  ...shipped,
  status: 'received',
  receivedAt: '2026-11-20T09:00:00.000Z',
  settlesAt: '2026-11-27T09:00:00.000Z',
} as const
const settled = { ...received, status: 'settled', settledAt: '2026-11-27T09:00:00.000Z' } as const

it.each([
  ['paid', paid, 1, 'at waits none none'],
  ['shipped', shipped, 2, 'at at waits none'],
  ['received', received, 3, 'at at at due'],
  ['settled', settled, 4, 'at at at at'],
] as const)('an order that is %s', (_, order, done, hints) => {
  const view = orderSteps(order)
  expect(view.done).toBe(done)
  expect(view.steps.map(({ hint }) => hint.kind).join(' ')).toBe(hints)
})

it('names the day on which the seller is paid as soon as it is known', () => {
  expect(orderSteps(received).steps.at(-1)?.hint).toEqual({ kind: 'due', at: received.settlesAt })
})
