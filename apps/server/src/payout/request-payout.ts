import {
  type MoneyWire,
  moneyFromWire,
  moneyToWire,
  type Payout as PresentedPayout,
  type Refusal,
} from '@dallal/contract'
import { assert, err, type Money, money, ok, type PayoutId, type Result } from '@dallal/kernel'
import { accountName, payoutRequested, platformAccount, sellerAvailable } from '@dallal/ledger'
import { payoutAccountOf, type Seller } from '#identity'
import type { Caller, Tx } from '#platform/database'
import { withIdempotency } from '#platform/http'
import { repeatWhilePassing } from '#wallet'
import { publish } from './events.ts'
import { judgeAmount, judgeAvailable } from './payout.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { insertPayout } from './payout-store.ts'
import { presentPayout } from './payout-view.ts'

export interface RequestPayout {
  /** Chosen by the client, one for each intent. */
  readonly key: string
  readonly amount: MoneyWire
}

export type RequestRefusal =
  | Refusal<'not_signed_in'>
  | Refusal<'not_a_verified_seller'>
  | Refusal<'key_reused'>
  | Refusal<'currency_mismatch'>
  | Refusal<'amount_not_positive'>
  | Refusal<'payout_nothing_available'>
  | Refusal<'payout_exceeds_available'>

/**
 * A seller asks for available money to be sent to their bank. The money is held, the payout written and the command kept in
 * one transaction: asked twice under one key it is one payout, and two requests at once can never hold more than there is.
 */
export async function requestPayout(
  ports: PayoutPorts,
  caller: Caller,
  { key, amount }: RequestPayout,
): Promise<Result<PresentedPayout, RequestRefusal>> {
  const shop = await ports.requireSeller(caller)
  if (!shop.ok) return shop
  const command = { key, route: 'payout.request', body: { amount } }
  return repeatWhilePassing(() =>
    ports.database.asSystem((tx) =>
      withIdempotency(tx, caller, command, () => request(ports, tx, shop.value, moneyFromWire(amount))),
    ),
  )
}

async function request(
  ports: PayoutPorts,
  tx: Tx,
  { id: seller, currency }: Seller,
  amount: Money,
): Promise<Result<PresentedPayout, RequestRefusal>> {
  const judged = judgeAmount(amount, currency)
  if (!judged.ok) return judged
  const allowed = judgeAvailable(amount, await lockMoney(ports, tx, seller, currency))
  if (!allowed.ok) return err(onWire(allowed.refusal))

  const account = await payoutAccountOf(tx, seller)
  assert(account, 'a verified shop has a bank account')
  const payout = await insertPayout(tx, {
    ...{ id: ports.ids.next<PayoutId>(), seller, amount },
    ...{ iban: account.iban, legalName: account.legalName, requestedAt: ports.clock.now() },
  })
  const [posted] = await ports.ledger.postInTransaction(tx, [payoutRequested(payout)])
  assert(posted?.status === 'ok', `available money can be held, but the ledger says ${posted?.status}`)
  await publish(ports.outbox, tx, 'payout_requested', payout)
  return ok(presentPayout(payout))
}

/** What may leave; nobody can take it meanwhile. */
async function lockMoney({ ledger }: PayoutPorts, tx: Tx, seller: Seller['id'], currency: Seller['currency']) {
  const account = sellerAvailable(seller, currency)
  const locked = await ledger.lockAvailable(tx, [account, platformAccount('payout_transit', currency)])
  return money(locked.get(accountName(account)) ?? 0n, currency)
}

function onWire(
  refusal: { code: 'payout_nothing_available' } | { code: 'payout_exceeds_available'; available: Money },
): Refusal<'payout_nothing_available'> | Refusal<'payout_exceeds_available'> {
  if (refusal.code === 'payout_nothing_available') return { code: refusal.code }
  return { code: refusal.code, available: moneyToWire(refusal.available) }
}
