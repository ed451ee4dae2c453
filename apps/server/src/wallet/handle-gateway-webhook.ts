import { ok, type Result } from '@dallal/kernel'
import type { Webhook, WebhookRefusal } from '#platform/payments'
import { applyCharge } from './apply-charge.ts'
import type { WalletPorts } from './wallet-ports.ts'

/**
 * Takes a webhook of the gateway. Refused are only a wrong signature and a stale timestamp; whatever else it says is accepted,
 * and what was said before changes nothing.
 */
export async function handleGatewayWebhook(
  ports: WalletPorts,
  webhook: Webhook,
): Promise<Result<{ changed: boolean }, WebhookRefusal>> {
  const verified = ports.gateway.verifyWebhook(webhook, ports.clock.realNow())
  if (!verified.ok) return verified
  return ok({ changed: verified.value ? await applyCharge(ports, verified.value) : false })
}
