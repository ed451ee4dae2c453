import { z } from 'zod'
import { idSchema } from '../fields.ts'
import { lotStatusSchema, voidReasonSchema } from '../http/auction.ts'
import { moneySchema } from '../money-wire.ts'

/**
 * A lot and its events as everyone in the room may see them: bidders are aliases, numbered by their first accepted bid.
 * The types of `@dallal/auction` rule; `lot-wire.ts` turns one into the other and a test proves that they agree.
 */

const versionSchema = z.number().int().nonnegative()
const momentSchema = z.number().int()
const aliasSchema = z.number().int().positive()

export const lotRulesSchema = z.object({
  durationMs: z.number().int(),
  windowMs: z.number().int(),
  extensionMs: z.number().int(),
  maxExtensions: z.number().int(),
  maxExtensionTotalMs: z.number().int(),
  suddenDeath: z.boolean(),
})

/** Accepted bids that go with the state of a lot, so that who comes late, or comes back, sees how it got there. */
export const BIDS_SHOWN = 50

export const shownBidSchema = z.object({
  version: versionSchema,
  at: momentSchema,
  alias: aliasSchema,
  amount: moneySchema,
})
export type ShownBidWire = z.infer<typeof shownBidSchema>

export const lotStateSchema = z.object({
  id: idSchema,
  show: idSchema,
  startPrice: moneySchema,
  rules: lotRulesSchema,
  status: lotStatusSchema,
  version: versionSchema,
  openedAt: momentSchema.nullable(),
  closesAt: momentSchema.nullable(),
  leader: z.object({ alias: aliasSchema, amount: moneySchema }).nullable(),
  bidCount: z.number().int().nonnegative(),
  bidderCount: z.number().int().nonnegative(),
  extensions: z.number().int().nonnegative(),
  extendedMs: z.number().int().nonnegative(),
  /** The last accepted bids, newest first. */
  bids: z.array(shownBidSchema).max(BIDS_SHOWN),
  /** Null unless the lot was voided. */
  voidReason: voidReasonSchema.nullable(),
})
export type LotState = z.infer<typeof lotStateSchema>

const happened = { version: versionSchema, at: momentSchema }

export const publicLotEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('lot_opened'),
    ...happened,
    startPrice: moneySchema,
    rules: lotRulesSchema,
    closesAt: momentSchema,
  }),
  z.object({ type: z.literal('bid_accepted'), ...happened, alias: aliasSchema, amount: moneySchema }),
  z.object({ type: z.literal('lot_extended'), ...happened, closesAt: momentSchema }),
  z.object({ type: z.literal('lot_resumed'), ...happened, closesAt: momentSchema }),
  z.object({ type: z.literal('lot_sold'), ...happened, alias: aliasSchema, amount: moneySchema }),
  z.object({ type: z.literal('lot_unsold'), ...happened }),
  z.object({ type: z.literal('lot_voided'), ...happened, reason: voidReasonSchema }),
])
export type LotEventWire = z.infer<typeof publicLotEventSchema>
