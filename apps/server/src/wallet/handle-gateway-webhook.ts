import { ok, type Result } from '@dallal/kernel'
import type { Webhook, WebhookRefusal } from '#platform/payments'
import { applyCharge } from './apply-charge.ts'
import type { WalletPorts } from './wallet-ports.ts'

/**
 * Takes a webhook of the gateway. Refused are only a wrong signature and a stale timestamp; whatever else it says is accepted,
 * and what was said before changes nothing. A charge that we cannot read is left to people: the log tells of it.
 */
export async function handleGatewayWebhook(
  ports: WalletPorts,
  webhook: Webhook,
): Promise<Result<{ changed: boolean }, WebhookRefusal>> {
  const verified = ports.gateway.verifyWebhook(webhook, ports.clock.realNow())
  if (!verified.ok) return verified
  const charge = verified.value
  if (charge === null) return ok({ changed: false })
  if (charge.status === 'unreadable') {
    ports.log.error('the gateway tells of a charge in a way that is not understood', { charge: charge.id })
    return ok({ changed: false })
  }
  return ok({ changed: await applyCharge(ports, charge) })
}
