import type { Received, TopUp } from '@dallal/contract'

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
  /** It ended, and the money reached the wallet all the same. */
  | 'late'
  /** It ended, and what the gateway took does not fit it. */
  | 'kept'
  | Exclude<TopUp['status'], 'pending'>

/** After this long a confirmation is late, and the person is told that they need not wait for it. */
const LONG_MS = 30_000

/** What is told of a top-up, from its state, the money that came, what the gateway hinted, and how long this page has waited. */
export function topUpView(
  { status, received }: Pick<TopUp, 'status' | 'received'>,
  hint: GatewayHint | null,
  waitedMs: number,
): TopUpView {
  if (status === 'confirmed') return 'confirmed'
  if (status !== 'pending') {
    if (received.some(({ into }) => into === 'wallet')) return 'late'
    return received.length > 0 ? 'kept' : status
  }
  if (hint === null || hint === 'abandoned') return 'unpaid'
  return waitedMs < LONG_MS ? 'waiting' : 'waiting_long'
}

/** Money that is in no wallet: to be told of beside whatever else became of the top-up. */
export function keptApart({ received }: Pick<TopUp, 'received'>): Received[] {
  return received.filter(({ into }) => into === 'suspense')
}

/**
 * When to ask again: soon at first, then less and less often. What ended without money may still have been paid, so it is asked
 * about now and then; once money has come, or was declined, nothing more will change.
 */
export function askAgainMs({ status, received }: Pick<TopUp, 'status' | 'received'>, waitedMs: number): number | false {
  if (status === 'pending') {
    if (waitedMs < LONG_MS) return 1_500
    return waitedMs < 4 * LONG_MS ? 5_000 : 15_000
  }
  return (status === 'cancelled' || status === 'expired') && received.length === 0 ? 15_000 : false
}
