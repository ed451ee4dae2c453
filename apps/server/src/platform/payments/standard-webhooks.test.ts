import { instant, plusMs } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { signWebhook, verifyWebhook } from './standard-webhooks.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const at = instant(1_614_265_330_000)
const body = '{"test": 2432232314}'

it('agrees with the example of the specification', () => {
  expect(signWebhook(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

const signed = () => new Headers(signWebhook(secret, 'msg_1', at, body))

/** The headers with one of them replaced, or taken away by an empty text. */
function changed(name: string, value: string): Headers {
  const headers = signed()
  if (value) headers.set(name, value)
  else headers.delete(name)
  return headers
}

const old = () => changed('webhook-signature', `v1,AAAA ${signed().get('webhook-signature')}`)

it.each([
  ['as it was sent', signed, body, 0, null],
  ['with an old signature beside the right one', old, body, 0, null],
  ['with another body', signed, `${body} `, 0, 'webhook_signature_invalid'],
  ['under another id', () => changed('webhook-id', 'msg_2'), body, 0, 'webhook_signature_invalid'],
  ['with a fresher time', () => changed('webhook-timestamp', '1614265331'), body, 0, 'webhook_signature_invalid'],
  ['without a signature', () => changed('webhook-signature', ''), body, 0, 'webhook_signature_invalid'],
  ['of another version', () => changed('webhook-signature', 'v2,AAAA'), body, 0, 'webhook_signature_invalid'],
  ['five minutes later', signed, body, 300_000, null],
  ['later than that', signed, body, 301_000, 'webhook_stale'],
  ['from the future', signed, body, -301_000, 'webhook_stale'],
] as const)('a webhook %s', (_how, headers, received, laterMs, refusal) => {
  const verified = verifyWebhook(secret, { headers: headers(), body: received }, plusMs(at, laterMs))
  expect(verified).toEqual(refusal ? { ok: false, refusal: { code: refusal } } : { ok: true, value: received })
})
