import type { PayoutCase, Payout as PresentedPayout, Refusal } from '@dallal/contract'
import { ok, type PayoutId, type Result } from '@dallal/kernel'
import { requireOperator } from '#identity'
import type { Caller } from '#platform/database'
import { cutPage, type Page, type PageWish, placeOf } from '#platform/paging'
import type { Payout, PayoutStatus } from './payout.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { allPayouts, payoutsOf } from './payout-store.ts'
import { payoutCases, presentPayout } from './payout-view.ts'

/** A seller's payouts, newest first. */
export async function listPayouts(
  { database, requireSeller }: Pick<PayoutPorts, 'database' | 'requireSeller'>,
  caller: Caller,
  wish: PageWish,
): Promise<Result<Page<PresentedPayout>, Refusal<'not_signed_in'> | Refusal<'not_a_verified_seller'>>> {
  const shop = await requireSeller(caller)
  if (!shop.ok) return shop
  const found = await database.asCaller(caller, (tx) =>
    payoutsOf(tx, shop.value.id, placeOf<PayoutId>(wish.cursor), wish.limit + 1),
  )
  const { rows, next } = cutPage(found, wish.limit, placeOfPayout)
  return ok({ items: rows.map(presentPayout), next })
}

/** Payouts of all sellers for operators, who has waited longest first; of one status, if asked. */
export async function listPayoutCases(
  { database }: Pick<PayoutPorts, 'database'>,
  caller: Caller,
  wish: PageWish & { status?: PayoutStatus | undefined },
): Promise<Result<Page<PayoutCase>, Refusal<'not_signed_in'> | Refusal<'not_allowed'>>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return database.asCaller(caller, async (tx) => {
    const found = await allPayouts(tx, wish.status ?? null, placeOf<PayoutId>(wish.cursor), wish.limit + 1)
    const { rows, next } = cutPage(found, wish.limit, placeOfPayout)
    return ok({ items: await payoutCases(tx, rows), next })
  })
}

function placeOfPayout({ requestedAt, id }: Payout) {
  return { at: requestedAt, id }
}
