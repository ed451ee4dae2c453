import { err, ok, type Result, type TopUpId } from '@dallal/kernel'
import type { Caller } from '#platform/database'
import { type Charge, GatewayUnavailable } from '#platform/payments'
import { applyCharge, endTopUp } from './apply-charge.ts'
import { repeatWhilePassing } from './retry.ts'
import { findTopUp, lockTopUp, type StoredTopUp } from './top-up-store.ts'
import type { WalletPorts } from './wallet-ports.ts'

export type CancelRefusal = { code: 'not_signed_in' } | { code: 'not_found' } | { code: 'top_up_already_ended' }

/**
 * Gives up a top-up: the person came back without paying. The gateway is asked first, because a payment may have been quicker;
 * money that comes later still reaches the wallet.
 */
export async function cancelTopUp(
  ports: WalletPorts,
  caller: Caller,
  id: TopUpId,
): Promise<Result<StoredTopUp, CancelRefusal>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  const topUp = await ports.database.asCaller(caller, (tx) => findTopUp(tx, id))
  if (!topUp || topUp.user !== caller.userId) return err({ code: 'not_found' })
  if (topUp.status !== 'pending') return err({ code: 'top_up_already_ended' })

  const charge = await askGateway(ports, topUp)
  if (charge) await applyCharge(ports, charge)
  return repeatWhilePassing(() =>
    ports.database.asSystem(async (tx) => {
      const locked = await lockTopUp(tx, id)
      if (locked?.status !== 'pending') return err({ code: 'top_up_already_ended' })
      const now = ports.clock.now()
      await endTopUp(ports, tx, locked, 'cancelled', now)
      return ok({ ...locked, status: 'cancelled' as const, endedAt: now })
    }),
  )
}

/** What the gateway knows; null when it knows nothing or cannot be reached. */
async function askGateway({ gateway }: WalletPorts, { id, chargeId }: StoredTopUp): Promise<Charge | null> {
  try {
    return chargeId ? await gateway.getCharge(chargeId) : await gateway.findCharge(id)
  } catch (error) {
    if (error instanceof GatewayUnavailable) return null
    throw error
  }
}
