import { moneyToWire, type Received, type TopUp } from '@dallal/contract'
import { toIso } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import { receivedFor, type StoredTopUp } from './top-up-store.ts'

/** Top-ups as their owner sees them, in the same order; `tx` as the owner. */
export async function showTopUps(tx: Tx, topUps: readonly StoredTopUp[]): Promise<TopUp[]> {
  const all = await receivedFor(
    tx,
    topUps.map(({ id }) => id),
  )
  return topUps.map((topUp) => {
    const received = all.filter((each) => each.topUp === topUp.id)
    return topUpView(
      topUp,
      received.map(({ charge, into, amount }) => ({ charge, into, amount: amount && moneyToWire(amount) })),
    )
  })
}

/** Once it has ended there is nothing to pay. */
function topUpView(
  { id, amount, status, payPath, startedAt, expiresAt }: StoredTopUp,
  received: readonly Received[],
): TopUp {
  return {
    id,
    amount: moneyToWire(amount),
    status,
    received: [...received],
    payUrl: status === 'pending' ? payPath : null,
    startedAt: toIso(startedAt),
    expiresAt: toIso(expiresAt),
  }
}
