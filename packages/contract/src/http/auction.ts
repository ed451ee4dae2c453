import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idempotencyKeySchema, idSchema, imageSchema, instantSchema, lineSchema } from '../fields.ts'
import { moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

/** Why an operator takes a lot back; everyone in the room hears the reason, the note stays with the operators. */
export const voidReasonSchema = z.enum(['item_problem', 'listing_mistake', 'technical_fault', 'rule_breach'])

export const lotStatusSchema = z.enum(['queued', 'open', 'sold', 'unsold', 'void'])

/** What a seller decides about a lot. Times are in milliseconds; the bounds are those of the house rules. */
export const lotDraftSchema = z.object({
  product: idSchema,
  startPrice: moneySchema,
  durationMs: z.number().int().min(5_000).max(300_000).default(30_000),
  windowMs: z.number().int().min(3_000).max(60_000).default(10_000),
  extensionMs: z.number().int().min(3_000).max(60_000).default(7_000),
  /** No extension: the lot ends at its first closing time whatever happens. */
  suddenDeath: z.boolean().default(false),
})
export type LotDraft = z.infer<typeof lotDraftSchema>

export const lotSummarySchema = z.object({
  id: idSchema,
  show: idSchema,
  number: z.number().int().positive(),
  product: z.object({
    id: idSchema,
    title: z.object({ ar: z.string(), en: z.string() }),
    image: imageSchema.nullable(),
  }),
  status: lotStatusSchema,
  startPrice: moneySchema,
  durationMs: z.number().int(),
  windowMs: z.number().int(),
  extensionMs: z.number().int(),
  suddenDeath: z.boolean(),
  /** The leading bid, or the hammer price once sold. */
  price: moneySchema.nullable(),
  bidCount: z.number().int(),
  /** The leader's alias in this lot; a name is never shown. */
  leader: z.number().int().nullable(),
  closesAt: instantSchema.nullable(),
})
export type LotSummary = z.infer<typeof lotSummarySchema>

const own = ['not_signed_in', 'not_a_verified_seller', 'not_found'] as const

export const auction = {
  lots: oc
    .route({ method: 'GET', path: '/shows/{show}/lots', summary: 'The lots of a show in their order' })
    .errors(refuses('not_found'))
    .input(z.object({ show: idSchema }))
    .output(z.object({ lots: z.array(lotSummarySchema) })),
  addLot: oc
    .route({ method: 'POST', path: '/studio/shows/{show}/lots', summary: 'Queue a product as a lot' })
    .errors(
      refuses(
        ...own,
        'key_reused',
        'show_already_ended',
        'show_full',
        'product_not_published',
        'stock_missing',
        'currency_mismatch',
        'start_price_not_positive',
        'amount_too_large',
      ),
    )
    .input(z.object({ show: idSchema, key: idempotencyKeySchema, draft: lotDraftSchema }))
    .output(lotSummarySchema),
  updateLot: oc
    .route({ method: 'PUT', path: '/studio/lots/{lot}', summary: 'Change a lot that is still queued' })
    .errors(
      refuses(
        ...own,
        'lot_not_queued',
        'product_not_published',
        'stock_missing',
        'currency_mismatch',
        'start_price_not_positive',
        'amount_too_large',
      ),
    )
    .input(z.object({ lot: idSchema, draft: lotDraftSchema }))
    .output(lotSummarySchema),
  removeLot: oc
    .route({ method: 'DELETE', path: '/studio/lots/{lot}', summary: 'Take a queued lot out of its show' })
    .errors(refuses(...own, 'lot_not_queued'))
    .input(z.object({ lot: idSchema }))
    .output(z.object({})),
  moveLot: oc
    .route({
      method: 'POST',
      path: '/studio/lots/{lot}/move',
      summary: 'Move a queued lot before another one, or to the end',
    })
    .errors(refuses(...own, 'lot_not_queued'))
    .input(z.object({ lot: idSchema, before: idSchema.nullable() }))
    .output(z.object({ lots: z.array(lotSummarySchema) })),
  openLot: oc
    .route({ method: 'POST', path: '/studio/lots/{lot}/open', summary: 'Start a lot of one’s live show' })
    .errors(refuses(...own, 'lot_not_queued', 'show_not_live', 'another_lot_is_open', 'stock_missing', 'busy'))
    .input(z.object({ lot: idSchema }))
    .output(lotSummarySchema),
  voidLot: oc
    .route({
      method: 'POST',
      path: '/console/lots/{lot}/void',
      summary: 'Void an open lot: every hold is released (operators)',
    })
    .errors(refuses('not_signed_in', 'not_allowed', 'not_found', 'lot_already_ended', 'busy'))
    .input(z.object({ lot: idSchema, reason: voidReasonSchema, note: lineSchema(3, 300) }))
    .output(lotSummarySchema),
  openLots: oc
    .route({ method: 'GET', path: '/console/lots', summary: 'Lots open now, in all shows (operators)' })
    .errors(refuses('not_signed_in', 'not_allowed'))
    .output(
      z.object({
        lots: z.array(
          lotSummarySchema.extend({ shopName: z.string(), showTitle: z.object({ ar: z.string(), en: z.string() }) }),
        ),
      }),
    ),
}
