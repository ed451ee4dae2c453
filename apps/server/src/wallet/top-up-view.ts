import { moneyToWire, type TopUp } from '@dallal/contract'
import { toIso } from '@dallal/kernel'
import type { StoredTopUp } from './top-up-store.ts'

/** A top-up as its owner sees it. Once it has ended there is nothing to pay. */
export function topUpView({ id, amount, status, payPath, startedAt, expiresAt }: StoredTopUp): TopUp {
  return {
    id,
    amount: moneyToWire(amount),
    status,
    payUrl: status === 'pending' ? payPath : null,
    startedAt: toIso(startedAt),
    expiresAt: toIso(expiresAt),
  }
}
