import type { TopUp } from '@dallal/contract'

/** What the gateway said in the address with which it sent the person back. The webhook decides; this is only a hint. */
export type GatewayHint = 'succeeded' | 'declined' | 'abandoned' | 'pending'

const HINTS: readonly GatewayHint[] = ['succeeded', 'declined', 'abandoned', 'pending']

export function gatewayHint(payment: string | undefined): GatewayHint | null {
  return HINTS.find((hint) => hint === payment) ?? null
}

export type TopUpView =
  /** Paid, or said to be: waiting to hear it from the gateway. */
  | 'waiting'
  /** The same, for longer than people expect. */
  | 'waiting_long'
  /** Nothing was paid: the person left the gateway's page, or has not been there. */
  | 'unpaid'
  | Exclude<TopUp['status'], 'pending'>

/** After this long a confirmation is late, and the person is told that they need not wait for it. */
const LONG_MS = 30_000

/** What is told of a top-up, from its state, what the gateway hinted, and how long this page has been waiting. */
export function topUpView(status: TopUp['status'], hint: GatewayHint | null, waitedMs: number): TopUpView {
  if (status !== 'pending') return status
  if (hint === null || hint === 'abandoned') return 'unpaid'
  return waitedMs < LONG_MS ? 'waiting' : 'waiting_long'
}

/** When to ask again: soon at first, then less and less often; never once it has ended. */
export function askAgainMs(status: TopUp['status'], waitedMs: number): number | false {
  if (status !== 'pending') return false
  if (waitedMs < LONG_MS) return 1_500
  return waitedMs < 4 * LONG_MS ? 5_000 : 15_000
}
