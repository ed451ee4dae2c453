import { MS, minusMs } from '@dallal/kernel'
import { GatewayNotUnderstood, GatewayUnavailable } from '#platform/payments'
import { applyCharge, endTopUp } from './apply-charge.ts'
import { isPassing, repeatWhilePassing } from './retry.ts'
import { listPending, listUnpaid, lockTopUp, type StoredTopUp } from './top-up-store.ts'
import type { WalletPorts } from './wallet-ports.ts'

/** Younger ones are left to their webhook. */
const YOUNG_MS = 15 * MS.second
/** How long after its end a top-up may still be paid, as gateways go. */
const REMEMBERED_MS = 3 * MS.day
const AT_ONCE = 200

/**
 * Asks the gateway about every top-up that is waited for, so that a webhook that never comes loses nothing; what has expired
 * ends, but only once the gateway has said that it was not paid.
 */
export async function pollPendingTopUps(ports: WalletPorts): Promise<void> {
  const before = minusMs(ports.clock.now(), YOUNG_MS)
  const pending = await ports.database.asSystem((tx) => listPending(tx, before, AT_ONCE))
  await oneByOne(ports, pending, async (topUp) => {
    await askAbout(ports, topUp)
    if (topUp.expiresAt <= ports.clock.now()) await expire(ports, topUp)
  })
}

/** Asks about top-ups that ended without money some days ago or less: somebody may have paid, and the webhook was lost. */
export async function pollEndedTopUps(ports: WalletPorts): Promise<void> {
  const since = minusMs(ports.clock.now(), REMEMBERED_MS)
  const unpaid = await ports.database.asSystem((tx) => listUnpaid(tx, since, AT_ONCE))
  await oneByOne(ports, unpaid, (topUp) => askAbout(ports, topUp))
}

/**
 * One that cannot be dealt with is told to the log and left, so that it keeps nobody else from their money. A gateway that
 * does not answer at all, or a database that is away, ends the run: the next would not fare better.
 */
async function oneByOne(
  { log }: WalletPorts,
  topUps: readonly StoredTopUp[],
  work: (topUp: StoredTopUp) => Promise<void>,
): Promise<void> {
  for (const topUp of topUps) {
    try {
      await work(topUp)
    } catch (error) {
      if (isSilence(error)) return log.warn('the gateway cannot be asked', { error })
      if (isPassing(error)) throw error
      log.error('a top-up could not be asked about', { topUp: topUp.id, charge: topUp.chargeId, error })
    }
  }
}

function isSilence(error: unknown): boolean {
  return error instanceof GatewayUnavailable && !(error instanceof GatewayNotUnderstood)
}

async function askAbout(ports: WalletPorts, { id, chargeId }: StoredTopUp): Promise<void> {
  const charge = chargeId ? await ports.gateway.getCharge(chargeId) : await ports.gateway.findCharge(id)
  if (charge) await applyCharge(ports, charge)
}

async function expire(ports: WalletPorts, { id }: StoredTopUp): Promise<void> {
  await repeatWhilePassing(() =>
    ports.database.asSystem(async (tx) => {
      const topUp = await lockTopUp(tx, id)
      if (topUp?.status === 'pending') await endTopUp(ports, tx, topUp, 'expired', ports.clock.now())
    }),
  )
}
