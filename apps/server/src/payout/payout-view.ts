import { moneyToWire, type PayoutCase, type Payout as PresentedPayout } from '@dallal/contract'
import { assert, toIso } from '@dallal/kernel'
import { sellersOf } from '#identity'
import type { Tx } from '#platform/database'
import type { Payout } from './payout.ts'

/** A payout as its seller sees it: of the bank account no more than its end. */
export function presentPayout({ id, amount, status, iban, bankReference, ...payout }: Payout): PresentedPayout {
  return {
    id,
    amount: moneyToWire(amount),
    status,
    ibanLast4: iban.slice(-4),
    bankReference,
    requestedAt: toIso(payout.requestedAt),
    sentAt: payout.sentAt === null ? null : toIso(payout.sentAt),
    paidAt: payout.paidAt === null ? null : toIso(payout.paidAt),
    failedAt: payout.failedAt === null ? null : toIso(payout.failedAt),
    failureReason: payout.failureReason,
  }
}

/** Payouts as the operator who sends them sees them. As an operator, or the system. */
export async function payoutCases(tx: Tx, payouts: readonly Payout[]): Promise<PayoutCase[]> {
  const sellers = await sellersOf(tx, [...new Set(payouts.map(({ seller }) => seller))])
  return payouts.map((payout) => {
    const seller = sellers.get(payout.seller)
    assert(seller, 'every payout has a shop')
    const { id, shopName } = seller
    return { ...presentPayout(payout), iban: payout.iban, seller: { id, shopName, legalName: payout.legalName } }
  })
}
