import type { Instant, Money, Result } from '@dallal/kernel'

/** What a gateway took, in its own words: the currency may be one that we do not know, and the amount beyond all of ours. */
export type Taken = { readonly minor: bigint; readonly currency: string }

/** A payment at the gateway, as the gateway tells it. */
export type Charge = {
  /** The gateway's own number. */
  readonly id: string
  /** What we said it is for; text, because a gateway may tell of charges that are not ours. */
  readonly reference: string
  readonly status: 'pending' | 'succeeded' | 'declined'
  /** What was really taken, which may not be what was asked for; null while nothing was. */
  readonly taken: Taken | null
}

/** A charge that is told of in a way we do not understand; its number, where at least that can be read. */
export type UnreadableCharge = { readonly id: string | null; readonly status: 'unreadable' }

export type NewCharge = {
  /** Names the charge on our side and makes asking twice harmless. */
  readonly reference: string
  readonly amount: Money
  readonly locale: 'ar' | 'en'
  /** Where the person's browser goes afterwards. */
  readonly returnUrl: string
}

export type WebhookRefusal = { code: 'webhook_signature_invalid' } | { code: 'webhook_stale' }

/** What was received, untouched: the signature is over the very bytes. */
export type Webhook = { readonly headers: Headers; readonly body: string }

/** The gateway did not answer, or not in a way that we understand. Nothing is known about what it did. */
export class GatewayUnavailable extends Error {
  override name = 'GatewayUnavailable'
}

/** The gateway answered one question in a way that we do not understand; others it may answer as always. */
export class GatewayNotUnderstood extends GatewayUnavailable {
  override name = 'GatewayNotUnderstood'
}

/** Takes money from people for us. Each call but the last may throw `GatewayUnavailable`. */
export interface PaymentGateway {
  /** Answers the charge of this reference, making it when it is not there; `payPath` is where the person pays. */
  createCharge(charge: NewCharge): Promise<{ readonly id: string; readonly payPath: string }>
  getCharge(id: string): Promise<Charge | null>
  findCharge(reference: string): Promise<Charge | null>
  /** The charge a webhook tells of; null when it tells of something else. `now` is the real time. */
  verifyWebhook(webhook: Webhook, now: Instant): Result<Charge | UnreadableCharge | null, WebhookRefusal>
}
