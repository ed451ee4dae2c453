import { REFUSALS } from '@dallal/contract'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { handleGatewayWebhook } from './handle-gateway-webhook.ts'
import type { WalletPorts } from './wallet-ports.ts'

/** Where the gateway tells us what happened. */
export const WEBHOOK_PATH = '/api/webhooks/gateway'

const MAX_BYTES = 64 * 1024

/** Not of the contract: the gateway chose the form, and its signature is over the bytes as they came. */
export function webhookMount(ports: WalletPorts): Hono {
  const app = new Hono()
  app.post(WEBHOOK_PATH, bodyLimit({ maxSize: MAX_BYTES }), async (context) => {
    const webhook = { headers: context.req.raw.headers, body: await context.req.text() }
    const handled = await handleGatewayWebhook(ports, webhook)
    if (handled.ok) return context.json({ received: true })
    return context.json(handled.refusal, REFUSALS[handled.refusal.code].status)
  })
  return app
}
