import { createHmac, timingSafeEqual } from 'node:crypto'
import { err, type Instant, instant, MS, ok, type Result } from '@dallal/kernel'
import type { Webhook, WebhookRefusal } from './gateway.ts'

/**
 * Signed messages in the form of Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256, in base64, over
 * `id.timestamp.body`. The header may carry several signatures while a key is being replaced; one that fits is enough.
 */
const TOLERANCE_MS = 5 * MS.minute

/** The headers that go with a body. The secret is `whsec_` and base64. */
export function signWebhook(secret: string, id: string, at: Instant, body: string): Record<string, string> {
  const timestamp = Math.floor(at / 1000).toString()
  const signature = digest(secret, `${id}.${timestamp}.${body}`).toString('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** The signature is judged before the age, so that who cannot sign learns nothing. */
export function verifyWebhook(
  secret: string,
  { headers, body }: Webhook,
  now: Instant,
): Result<string, WebhookRefusal> {
  const id = headers.get('webhook-id') ?? ''
  const timestamp = headers.get('webhook-timestamp') ?? ''
  const expected = digest(secret, `${id}.${timestamp}.${body}`)
  const signatures = (headers.get('webhook-signature') ?? '').split(' ').slice(0, 10)
  const fits = signatures.some((each) => each.startsWith('v1,') && same(Buffer.from(each.slice(3), 'base64'), expected))
  if (!fits || id === '' || !/^\d{1,12}$/.test(timestamp)) return err({ code: 'webhook_signature_invalid' })

  const sentAt = instant(Number(timestamp) * 1000)
  return Math.abs(now - sentAt) > TOLERANCE_MS ? err({ code: 'webhook_stale' }) : ok(body)
}

function digest(secret: string, content: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(content).digest()
}

function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
