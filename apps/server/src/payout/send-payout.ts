import type { PayoutCase, Refusal } from '@dallal/contract'
import { assert, err, ok, type PayoutId, type Result } from '@dallal/kernel'
import { type Journal, payoutFailed, payoutPaid, payoutSent } from '@dallal/ledger'
import { requireOperator } from '#identity'
import type { Caller, Tx } from '#platform/database'
import { repeatWhilePassing } from '#wallet'
import { type PayoutEventType, publish } from './events.ts'
import type { Payout } from './payout.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { lockPayout, markFailed, markPaid, markSent } from './payout-store.ts'
import { payoutCases } from './payout-view.ts'

type OperatorRefusal = Refusal<'not_signed_in'> | Refusal<'not_allowed'>

/** The bank has the order: the money left the seller's balance and is in transit. */
export async function sendPayout(
  ports: PayoutPorts,
  caller: Caller,
  { payout: id, bankReference }: { payout: PayoutId; bankReference: string },
): Promise<Result<PayoutCase, OperatorRefusal | Refusal<'not_found'> | Refusal<'payout_not_requested'>>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return inTransaction(ports, async (tx) => {
    const payout = await lockPayout(tx, id)
    if (!payout) return err({ code: 'not_found' } as const)
    if (payout.status !== 'requested') return err({ code: 'payout_not_requested' } as const)
    const sent = await markSent(tx, id, { bankReference, at: ports.clock.now(), by: operator.value.userId })
    return ok(await book(ports, tx, sent, payoutSent(sent), 'payout_sent'))
  })
}

/** The bank confirmed it: nothing is in transit any more. */
export async function confirmPayout(
  ports: PayoutPorts,
  caller: Caller,
  id: PayoutId,
): Promise<Result<PayoutCase, OperatorRefusal | Refusal<'not_found'> | Refusal<'payout_not_sent'>>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return inTransaction(ports, async (tx) => {
    const payout = await lockPayout(tx, id)
    if (!payout) return err({ code: 'not_found' } as const)
    if (payout.status !== 'sent') return err({ code: 'payout_not_sent' } as const)
    const paid = await markPaid(tx, id, { at: ports.clock.now(), by: operator.value.userId })
    return ok(await book(ports, tx, paid, payoutPaid(paid), 'payout_paid'))
  })
}

/** The bank does not take it, before or after it was sent: all of it is the seller's again. What has arrived stays. */
export async function failPayout(
  ports: PayoutPorts,
  caller: Caller,
  { payout: id, reason }: { payout: PayoutId; reason: string },
): Promise<Result<PayoutCase, OperatorRefusal | Refusal<'not_found'> | Refusal<'payout_ended'>>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return inTransaction(ports, async (tx) => {
    const payout = await lockPayout(tx, id)
    if (!payout) return err({ code: 'not_found' } as const)
    const { status } = payout
    if (status === 'paid' || status === 'failed') return err({ code: 'payout_ended' } as const)
    const failed = await markFailed(tx, id, { reason, at: ports.clock.now(), by: operator.value.userId })
    return ok(await book(ports, tx, failed, payoutFailed(failed, status), 'payout_failed'))
  })
}

/** As the system, which alone may move money; who asks was judged before. */
function inTransaction<T>({ database }: PayoutPorts, work: (tx: Tx) => Promise<T>): Promise<T> {
  return repeatWhilePassing(() => database.asSystem(work))
}

async function book(
  { ledger, outbox }: PayoutPorts,
  tx: Tx,
  payout: Payout,
  journal: Journal,
  event: PayoutEventType,
): Promise<PayoutCase> {
  const [posted] = await ledger.postInTransaction(tx, [journal])
  assert(posted?.status === 'ok', `a payout can take its next step, but the ledger says ${posted?.status}`)
  await publish(outbox, tx, event, payout)
  const [presented] = await payoutCases(tx, [payout])
  assert(presented, 'one payout in, one view out')
  return presented
}
