import { ok } from '@dallal/kernel'
import { GatewayNotUnderstood, GatewayUnavailable, type PaymentGateway } from './gateway.ts'
import { verifyWebhook } from './standard-webhooks.ts'
import { jsonOf, readCharge, readEvent, readPayPath } from './wire.ts'

const ANSWER_MS = 5_000

/** Speaks to the sandbox gateway over HTTP and knows of it only what its API says. */
export function createSandboxGateway(options: {
  /** Address of the gateway with its base path, without a slash at the end. */
  readonly url: string
  readonly apiSecret: string
  readonly webhookSecret: string
}): PaymentGateway {
  async function ask(path: string, request: RequestInit = {}): Promise<{ status: number; body: unknown }> {
    const headers = { ...request.headers, authorization: `Bearer ${options.apiSecret}` }
    const signal = AbortSignal.timeout(ANSWER_MS)
    const answer = await fetch(`${options.url}/api${path}`, { ...request, headers, signal })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((cause: unknown) => {
        throw new GatewayUnavailable('the gateway does not answer', { cause })
      })
    if (answersNobody(answer.status)) throw new GatewayUnavailable(`the gateway answers ${answer.status}`)
    return { status: answer.status, body: jsonOf(answer.text) }
  }

  function understood<T>(value: T | null, status: number): T {
    if (value === null) throw new GatewayNotUnderstood(`the gateway answered ${status} in a way that is not understood`)
    return value
  }

  return {
    async createCharge({ reference, amount, locale, returnUrl }) {
      const { status, body } = await ask('/charges', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': reference },
        body: JSON.stringify({
          reference,
          amount: { minor: amount.minor.toString(), currency: amount.currency },
          locale,
          return_url: returnUrl,
        }),
      })
      const isMade = status < 300
      const { id } = understood(isMade ? readCharge(body) : null, status)
      return { id, payPath: understood(isMade ? readPayPath(body) : null, status) }
    },
    async getCharge(id) {
      const { status, body } = await ask(`/charges/${encodeURIComponent(id)}`)
      return status === 404 && body !== null ? null : understood(readCharge(body), status)
    },
    async findCharge(reference) {
      const { status, body } = await ask(`/charges?reference=${encodeURIComponent(reference)}`)
      const charges = (body as { charges?: unknown[] } | null)?.charges // checked below, item by item
      if (status !== 200 || !Array.isArray(charges)) return understood(null, status)
      return charges.length === 0 ? null : understood(readCharge(charges[0]), status)
    },
    verifyWebhook(webhook, now) {
      const verified = verifyWebhook(options.webhookSecret, webhook, now)
      if (!verified.ok) return verified
      return ok(readEvent(verified.value))
    },
  }
}

/** Out of order, or not willing to speak to us: asking about another charge would not help. */
function answersNobody(status: number): boolean {
  return status >= 500 || status === 401 || status === 403 || status === 429
}
