import { z } from 'zod'
import { instantSchema } from './fields.ts'
import { currencySchema, moneySchema } from './money-wire.ts'

/** Whether asking again can help: never, later by itself, or after the person changed something. */
type Retry = 'never' | 'later' | 'after_change'

type RefusalRow = { status: number; retry: Retry; facts?: z.ZodObject }

/**
 * Everything a person can cause that we refuse: code → HTTP status, whether to try again, and the facts its words need.
 * The words stand in `@dallal/i18n` under `refusals.<code>`, in both languages; a test proves that none is missing.
 */
export const REFUSALS = {
  // Any request
  invalid_input: { status: 422, retry: 'after_change', facts: z.object({ field: z.string() }) },
  not_signed_in: { status: 401, retry: 'after_change' },
  not_allowed: { status: 403, retry: 'never' },
  not_found: { status: 404, retry: 'never' },
  key_reused: { status: 409, retry: 'never' },
  too_many_requests: { status: 429, retry: 'later', facts: z.object({ retryAfterSeconds: z.number().int() }) },
  too_large: { status: 413, retry: 'after_change', facts: z.object({ limitBytes: z.number().int() }) },
  content_type_unsupported: { status: 415, retry: 'never' },
  busy: { status: 503, retry: 'later' },
  not_in_this_environment: { status: 404, retry: 'never' },
  changed_meanwhile: { status: 409, retry: 'after_change' },

  // Identity
  email_taken: { status: 409, retry: 'after_change' },
  password_too_short: { status: 422, retry: 'after_change', facts: z.object({ minimum: z.number().int() }) },
  sign_in_failed: { status: 401, retry: 'after_change' },
  phone_invalid: { status: 422, retry: 'after_change' },
  phone_code_wrong: { status: 401, retry: 'after_change', facts: z.object({ triesLeft: z.number().int() }) },
  phone_code_spent: { status: 401, retry: 'after_change' },
  phone_codes_unavailable: { status: 503, retry: 'never' },
  iban_invalid: { status: 422, retry: 'after_change' },
  iban_of_another_country: { status: 422, retry: 'after_change' },
  shop_name_taken: { status: 409, retry: 'after_change' },
  already_applied: { status: 409, retry: 'never' },
  not_a_verified_seller: { status: 403, retry: 'later' },
  application_already_decided: { status: 409, retry: 'never' },
  setup_needed: { status: 409, retry: 'after_change' },

  // Media
  image_unreadable: { status: 422, retry: 'after_change' },
  image_type_unsupported: { status: 415, retry: 'after_change' },
  image_too_many_pixels: { status: 422, retry: 'after_change', facts: z.object({ limitMegapixels: z.number().int() }) },
  video_unavailable: { status: 503, retry: 'later' },

  // Catalog
  picture_missing: { status: 409, retry: 'after_change' },
  stock_missing: { status: 409, retry: 'after_change' },
  product_not_published: { status: 409, retry: 'after_change' },
  product_in_a_lot: { status: 409, retry: 'later' },

  // Wallet
  amount_out_of_bounds: {
    status: 422,
    retry: 'after_change',
    facts: z.object({ minimum: moneySchema, maximum: moneySchema }),
  },
  currency_mismatch: { status: 422, retry: 'after_change', facts: z.object({ currency: currencySchema }) },
  insufficient_funds: {
    status: 402,
    retry: 'after_change',
    facts: z.object({ needed: moneySchema, available: moneySchema, shortfall: moneySchema }),
  },
  top_up_already_ended: { status: 409, retry: 'never' },
  gateway_unavailable: { status: 503, retry: 'later' },
  webhook_signature_invalid: { status: 401, retry: 'never' },
  webhook_stale: { status: 400, retry: 'never' },

  // Shows
  show_not_editable: { status: 409, retry: 'never' },
  show_has_no_lots: { status: 409, retry: 'after_change' },
  show_start_missing: { status: 409, retry: 'after_change' },
  show_start_in_the_past: { status: 422, retry: 'after_change' },
  show_not_live: { status: 409, retry: 'never' },
  show_already_ended: { status: 409, retry: 'never' },
  another_show_is_live: { status: 409, retry: 'later' },
  lot_still_open: { status: 409, retry: 'later' },
  show_full: { status: 409, retry: 'after_change', facts: z.object({ limit: z.number().int() }) },

  // Lots and bids
  lot_not_open: { status: 409, retry: 'never' },
  lot_not_queued: { status: 409, retry: 'never' },
  lot_already_ended: { status: 409, retry: 'never' },
  start_price_not_positive: { status: 422, retry: 'after_change' },
  start_price_too_large: { status: 422, retry: 'after_change', facts: z.object({ maximum: moneySchema }) },
  rule_out_of_bounds: {
    status: 422,
    retry: 'after_change',
    facts: z.object({ rule: z.string(), min: z.number().int(), max: z.number().int() }),
  },
  another_lot_is_open: { status: 409, retry: 'later' },
  seller_cannot_bid: { status: 403, retry: 'never' },
  already_leading: { status: 409, retry: 'later' },
  bid_too_low: { status: 409, retry: 'after_change', facts: z.object({ minimum: moneySchema }) },
  amount_not_positive: { status: 422, retry: 'after_change' },
  amount_not_a_number: { status: 422, retry: 'after_change' },
  amount_ambiguous: { status: 422, retry: 'after_change' },
  amount_too_precise: { status: 422, retry: 'after_change', facts: z.object({ decimals: z.number().int() }) },
  amount_too_large: { status: 422, retry: 'after_change', facts: z.object({ maximum: moneySchema }) },

  // Live socket
  frame_invalid: { status: 400, retry: 'never' },
  topic_unknown: { status: 404, retry: 'never' },
  token_invalid: { status: 401, retry: 'after_change' },
  token_expired: { status: 401, retry: 'after_change' },

  // Chat
  message_empty: { status: 422, retry: 'after_change' },
  message_too_long: { status: 422, retry: 'after_change', facts: z.object({ limit: z.number().int() }) },
  chat_too_fast: { status: 429, retry: 'later', facts: z.object({ retryAfterSeconds: z.number().int() }) },

  // Orders and money out
  order_already_shipped: { status: 409, retry: 'never' },
  order_not_shipped: { status: 409, retry: 'later' },
  order_already_received: { status: 409, retry: 'never' },
  payout_nothing_available: { status: 409, retry: 'later' },
  payout_exceeds_available: { status: 409, retry: 'after_change', facts: z.object({ available: moneySchema }) },
  payout_not_requested: { status: 409, retry: 'never' },
  payout_not_sent: { status: 409, retry: 'never' },
  payout_ended: { status: 409, retry: 'never' },

  // Clock of development
  lot_open_clock_stands: { status: 409, retry: 'later', facts: z.object({ until: instantSchema }) },
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof REFUSALS

type FactsOf<C extends RefusalCode> = (typeof REFUSALS)[C] extends { facts: infer F extends z.ZodType }
  ? z.infer<F>
  : unknown

/** A refusal as it stands on the wire and in a use case: its code and its facts. */
export type Refusal<C extends RefusalCode = RefusalCode> = C extends RefusalCode ? { code: C } & FactsOf<C> : never

type ErrorRow<C extends RefusalCode> = {
  status: (typeof REFUSALS)[C]['status']
  data: (typeof REFUSALS)[C] extends { facts: infer F extends z.ZodType } ? F : z.ZodOptional<z.ZodUnknown>
}

/** The refusals of one operation, in the form the HTTP contract wants them. */
export function refuses<C extends RefusalCode>(...codes: C[]): { [K in C]: ErrorRow<K> } {
  const rows = codes.map((code) => {
    const row: RefusalRow = REFUSALS[code]
    return [code, { status: row.status, data: row.facts ?? z.unknown().optional() }]
  })
  // The entries are built from the very codes of the type; fromEntries cannot say so.
  return Object.fromEntries(rows) as { [K in C]: ErrorRow<K> }
}
