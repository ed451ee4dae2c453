import type { Purchase } from '@dallal/contract'

export const ORDER_STEPS = ['paid', 'shipped', 'received', 'settled'] as const
export type OrderStep = (typeof ORDER_STEPS)[number]

/** What stands under a step: when it happened, when it is due, or what it waits for. */
export type StepHint = { kind: 'at'; at: string } | { kind: 'due'; at: string } | { kind: 'waits' } | { kind: 'none' }

export interface StepView {
  readonly step: OrderStep
  readonly hint: StepHint
}

type OrderTimes = Pick<Purchase, 'status' | 'paidAt' | 'shippedAt' | 'receivedAt' | 'settlesAt' | 'settledAt'>

/** The way of an order as its buyer sees it, and how much of it is behind them. */
export function orderSteps(order: OrderTimes): { steps: StepView[]; done: number } {
  const done = ORDER_STEPS.indexOf(order.status) + 1
  const times: Record<OrderStep, string | null> = {
    paid: order.paidAt,
    shipped: order.shippedAt,
    received: order.receivedAt,
    settled: order.settledAt,
  }
  const steps = ORDER_STEPS.map((step, index) => ({ step, hint: hintOf(step, times[step], order, index === done) }))
  return { steps, done }
}

function hintOf(step: OrderStep, at: string | null, { settlesAt }: OrderTimes, isNext: boolean): StepHint {
  if (at !== null) return { kind: 'at', at }
  if (step === 'settled' && settlesAt !== null) return { kind: 'due', at: settlesAt }
  return isNext ? { kind: 'waits' } : { kind: 'none' }
}
