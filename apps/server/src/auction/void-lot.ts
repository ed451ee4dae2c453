import type { VoidReason } from '@dallal/auction'
import type { LotSummary, Refusal } from '@dallal/contract'
import { err, type LotId, ok, type Result } from '@dallal/kernel'
import { requireOperator } from '#identity'
import type { Caller } from '#platform/database'
import { lotSummary } from './lot-view.ts'
import type { AuctionPorts } from './ports.ts'

/** An operator takes back a lot that waits or runs: whoever leads has their money back, the seller the piece. */
export async function voidLot(
  ports: AuctionPorts,
  caller: Caller,
  { lot, reason, note }: { lot: LotId; reason: VoidReason; note: string },
): Promise<Result<LotSummary, Refusal<'not_signed_in' | 'not_allowed' | 'not_found' | 'lot_already_ended' | 'busy'>>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  const { userId } = operator.value
  const voided = await ports.rooms.void(lot, { operator: userId, reason, note, at: ports.arrivalNow() })
  if (!voided.ok) return err(voided.refusal)
  return ok(await ports.database.asSystem((tx) => lotSummary(tx, lot)))
}
