import { oc } from '@orpc/contract'
import { z } from 'zod'
import {
  bilingualLine,
  idempotencyKeySchema,
  idSchema,
  imageSchema,
  instantSchema,
  pageInputSchema,
  pageOf,
  slugSchema,
} from '../fields.ts'
import { currencySchema, moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

export const showStatusSchema = z.enum(['draft', 'scheduled', 'live', 'ended'])
export type ShowStatus = z.infer<typeof showStatusSchema>

export const showSchema = z.object({
  id: idSchema,
  title: z.object({ ar: z.string(), en: z.string() }),
  status: showStatusSchema,
  currency: currencySchema,
  /** The one the seller chose, or else the picture of the first lot. */
  cover: imageSchema.nullable(),
  hasOwnCover: z.boolean(),
  startsAt: instantSchema.nullable(),
  wentLiveAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  seller: z.object({ id: idSchema, slug: z.string(), shopName: z.string(), portrait: imageSchema.nullable() }),
  lots: z.object({ total: z.number().int(), sold: z.number().int(), unsold: z.number().int() }),
  /** People in the room now; 0 unless live. */
  viewers: z.number().int(),
  /** Sum of the hammer prices of its sold lots. */
  soldFor: moneySchema,
})
export type Show = z.infer<typeof showSchema>

export const showDraftSchema = z.object({
  title: bilingualLine(80),
  cover: idSchema.nullable(),
  startsAt: instantSchema.nullable(),
})
export type ShowDraft = z.infer<typeof showDraftSchema>

const own = ['not_signed_in', 'not_a_verified_seller', 'not_found'] as const

export const shows = {
  shows: oc
    .route({
      method: 'GET',
      path: '/shows',
      summary: 'Shows everyone may see: live first, then the next to start, or the ended ones',
    })
    .input(pageInputSchema.extend({ status: z.enum(['live', 'scheduled', 'ended']), seller: slugSchema.optional() }))
    .output(pageOf(showSchema)),
  show: oc
    .route({ method: 'GET', path: '/shows/{show}', summary: 'A show; drafts only for their seller' })
    .errors(refuses('not_found'))
    .input(z.object({ show: idSchema }))
    .output(showSchema),
  ownShows: oc
    .route({ method: 'GET', path: '/studio/shows', summary: 'A seller’s own shows' })
    .errors(refuses('not_signed_in', 'not_a_verified_seller'))
    .input(pageInputSchema.extend({ status: showStatusSchema.optional() }))
    .output(pageOf(showSchema)),
  createShow: oc
    .route({ method: 'POST', path: '/studio/shows', summary: 'Begin a show, as a draft' })
    .errors(refuses('not_signed_in', 'not_a_verified_seller', 'not_found', 'key_reused', 'show_start_in_the_past'))
    .input(z.object({ key: idempotencyKeySchema, draft: showDraftSchema }))
    .output(showSchema),
  updateShow: oc
    .route({ method: 'PUT', path: '/studio/shows/{show}', summary: 'Change a show that has not gone live' })
    .errors(refuses(...own, 'show_not_editable', 'show_start_missing', 'show_start_in_the_past'))
    .input(z.object({ show: idSchema, draft: showDraftSchema }))
    .output(showSchema),
  scheduleShow: oc
    .route({
      method: 'POST',
      path: '/studio/shows/{show}/schedule',
      summary: 'Announce a show: it needs a start and a lot',
    })
    .errors(refuses(...own, 'show_not_editable', 'show_has_no_lots', 'show_start_missing', 'show_start_in_the_past'))
    .input(z.object({ show: idSchema }))
    .output(showSchema),
  goLive: oc
    .route({
      method: 'POST',
      path: '/studio/shows/{show}/go-live',
      summary: 'Open the room; lots can be started from then on',
    })
    .errors(refuses(...own, 'show_already_ended', 'show_has_no_lots', 'another_show_is_live'))
    .input(z.object({ show: idSchema }))
    .output(showSchema),
  endShow: oc
    .route({ method: 'POST', path: '/studio/shows/{show}/end', summary: 'Close the room; not while a lot is open' })
    .errors(refuses(...own, 'show_not_live', 'lot_still_open'))
    .input(z.object({ show: idSchema }))
    .output(showSchema),
  liveToken: oc
    .route({
      method: 'POST',
      path: '/live/token',
      summary: 'A short-lived token with which the live socket knows who one is',
    })
    .errors(refuses('not_signed_in'))
    .output(z.object({ token: z.string(), expiresAt: instantSchema })),
}
