import { mailPayoutFailed, mailPayoutPaid } from './mail-payout.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { payoutRoutes } from './routes.ts'

export type PayoutDomain = ReturnType<typeof composePayout>

/** From "share" to "bank". */
export function composePayout(ports: PayoutPorts) {
  return {
    routes: { payout: payoutRoutes(ports) },
    listeners: [mailPayoutPaid(ports), mailPayoutFailed(ports)],
  }
}
