import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idSchema, imageSchema, instantSchema, pageInputSchema, pageOf } from '../fields.ts'
import { refuses } from '../refusals.ts'
import { meSchema } from './identity.ts'

/** Tools of development: composed only there, and only for who holds the cookie of the printed link. */
const developmentOnly = refuses('not_in_this_environment')

export const letterSchema = z.object({
  id: idSchema,
  kind: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  sentAt: instantSchema,
})

export const development = {
  tools: oc
    .route({
      method: 'GET',
      path: '/development',
      summary: 'Whether the tools of development are open to this browser',
    })
    .output(
      z.object({
        environment: z.enum(['development', 'staging', 'production']),
        open: z.boolean(),
        clockOffsetMs: z.number(),
      }),
    ),
  people: oc
    .route({ method: 'GET', path: '/development/people', summary: 'The people one can become' })
    .errors(developmentOnly)
    .output(
      z.object({
        people: z.array(
          z.object({
            id: idSchema,
            name: z.string(),
            role: z.enum(['buyer', 'seller', 'operator']),
            portrait: imageSchema.nullable(),
          }),
        ),
      }),
    ),
  become: oc
    .route({ method: 'POST', path: '/development/become', summary: 'Become a person, or nobody' })
    .errors(refuses('not_in_this_environment', 'not_found'))
    .input(z.object({ person: idSchema.nullable() }))
    .output(z.object({ me: meSchema.nullable() })),
  mailbox: oc
    .route({ method: 'GET', path: '/development/mailbox', summary: 'Mails and codes that were sent, newest first' })
    .errors(developmentOnly)
    .input(pageInputSchema)
    .output(pageOf(letterSchema)),
  advanceClock: oc
    .route({ method: 'POST', path: '/development/clock/advance', summary: 'Move business time forward' })
    .errors(refuses('not_in_this_environment', 'lot_open_clock_stands'))
    .input(
      z.object({
        ms: z
          .number()
          .int()
          .positive()
          .max(366 * 86_400_000),
      }),
    )
    .output(z.object({ now: instantSchema, offsetMs: z.number() })),
}
