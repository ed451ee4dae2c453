import { GatewayNotUnderstood, GatewayUnavailable } from '#platform/payments'
import { applyCharge, endTopUp } from './apply-charge.ts'
import { isPassing, repeatWhilePassing } from './retry.ts'
import { listPending, listUnpaid, lockTopUp, type StoredTopUp, setAskAt } from './top-up-store.ts'
import type { WalletPorts } from './wallet-ports.ts'
import { nextAskAt } from './when-to-ask.ts'

/** The most of one run; who is not reached is before all others in the next. */
const AT_ONCE = 200

/**
 * Asks the gateway about every top-up that is waited for, so that a webhook that never comes loses nothing; what has expired
 * ends, but only once the gateway has said that it was not paid.
 */
export async function pollPendingTopUps(ports: WalletPorts): Promise<void> {
  const pending = await ports.database.asSystem((tx) => listPending(tx, ports.clock.now(), AT_ONCE))
  await oneByOne(ports, pending, async (topUp) => {
    await askAbout(ports, topUp)
    if (topUp.expiresAt <= ports.clock.now()) await expire(ports, topUp)
  })
}

/** Asks about top-ups that ended without money some days ago or less: somebody may have paid, and the webhook was lost. */
export async function pollEndedTopUps(ports: WalletPorts): Promise<void> {
  const unpaid = await ports.database.asSystem((tx) => listUnpaid(tx, ports.clock.now(), AT_ONCE))
  await oneByOne(ports, unpaid, (topUp) => askAbout(ports, topUp))
}

/**
 * One that cannot be dealt with is told to the log and asked about again in its turn, so that it keeps nobody else from their
 * money. A gateway that does not answer at all ends the run, and the one it was silent about goes behind those that wait: it
 * may be the only one. So does a database that is away.
 */
async function oneByOne(
  ports: WalletPorts,
  topUps: readonly StoredTopUp[],
  work: (topUp: StoredTopUp) => Promise<void>,
): Promise<void> {
  const { clock, log } = ports
  const next = (topUp: StoredTopUp, at: ReturnType<typeof nextAskAt>) =>
    ports.database.asSystem((tx) => setAskAt(tx, topUp, at))
  for (const topUp of topUps) {
    try {
      await work(topUp)
    } catch (error) {
      if (isSilence(error)) {
        log.warn('the gateway cannot be asked', { topUp: topUp.id, error })
        return next(topUp, clock.now())
      }
      if (isPassing(error)) throw error
      log.error('a top-up could not be asked about', { topUp: topUp.id, charge: topUp.chargeId, error })
    }
    await next(topUp, nextAskAt(topUp.endedAt, clock.now()))
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
