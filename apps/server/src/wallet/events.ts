import type { Tx } from '#platform/database'
import type { StoredTopUp } from './top-up-store.ts'
import type { WalletPorts } from './wallet-ports.ts'

/**
 * What the wallet tells the others, in the transaction that made it true: a top-up began or ended, or money of one that had
 * ended reached the wallet after all.
 */
export function tellTopUp(
  { outbox }: Pick<WalletPorts, 'outbox'>,
  tx: Tx,
  { id, user }: Pick<StoredTopUp, 'id' | 'user'>,
  status: StoredTopUp['status'],
): Promise<void> {
  return outbox.publish(tx, { type: 'top_up_changed', payload: { topUp: id, user, status } })
}
