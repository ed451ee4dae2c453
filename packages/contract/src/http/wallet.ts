import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idempotencyKeySchema, idSchema, instantSchema, localeSchema, pageInputSchema, pageOf } from '../fields.ts'
import { currencySchema, moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

/** One currency of a wallet. Available can be bid with; held belongs to leading bids; incoming is not confirmed yet. */
export const balanceSchema = z.object({
  currency: currencySchema,
  available: moneySchema,
  held: moneySchema,
  incoming: moneySchema,
})
export type Balance = z.infer<typeof balanceSchema>

export const topUpStatusSchema = z.enum(['pending', 'confirmed', 'declined', 'cancelled', 'expired'])

/**
 * Money the gateway took for a top-up, and where it went: into the wallet, or, because it does not fit what was asked for, into
 * suspense, where an operator looks into it. The amount is null in a currency that is none of ours.
 */
export const receivedSchema = z.object({
  /** The gateway's own number of the charge. */
  charge: z.string(),
  into: z.enum(['wallet', 'suspense']),
  amount: moneySchema.nullable(),
})
export type Received = z.infer<typeof receivedSchema>

export const topUpSchema = z.object({
  id: idSchema,
  amount: moneySchema,
  status: topUpStatusSchema,
  /** By charge, in the order it was heard of. One that ended as declined, cancelled or expired may have been paid after all. */
  received: z.array(receivedSchema),
  /** Where the person pays; null once the top-up has ended. */
  payUrl: z.string().nullable(),
  startedAt: instantSchema,
  expiresAt: instantSchema,
})
export type TopUp = z.infer<typeof topUpSchema>

/** A line of the wallet's statement; `amount` is signed from the person's side, `after` is the posted balance after it. */
export const statementLineSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'top_up',
    'top_up_late',
    'top_up_started',
    'top_up_failed',
    'top_up_kept',
    'bid_hold',
    'bid_release',
    'purchase',
  ]),
  amount: moneySchema,
  after: moneySchema,
  at: instantSchema,
  order: idSchema.nullable(),
  lot: idSchema.nullable(),
  topUp: idSchema.nullable(),
})
export type StatementLine = z.infer<typeof statementLineSchema>

const signedIn = ['not_signed_in'] as const

export const wallet = {
  balances: oc
    .route({ method: 'GET', path: '/wallet', summary: 'What one has, per currency' })
    .errors(refuses(...signedIn))
    .output(z.object({ balances: z.array(balanceSchema) })),
  statement: oc
    .route({ method: 'GET', path: '/wallet/statement', summary: 'Movements of one’s wallet, newest first' })
    .errors(refuses(...signedIn))
    .input(pageInputSchema.extend({ currency: currencySchema }))
    .output(pageOf(statementLineSchema)),
  startTopUp: oc
    .route({ method: 'POST', path: '/wallet/top-ups', summary: 'Start a top-up; the person pays at `payUrl`' })
    .errors(refuses(...signedIn, 'amount_out_of_bounds', 'key_reused', 'gateway_unavailable', 'too_many_requests'))
    .input(
      z.object({
        key: idempotencyKeySchema,
        amount: moneySchema,
        locale: localeSchema,
        returnTo: z
          .string()
          .max(300)
          .regex(/^\/(?!\/)/),
      }),
    )
    .output(topUpSchema),
  topUp: oc
    .route({ method: 'GET', path: '/wallet/top-ups/{topUp}', summary: 'One of one’s own top-ups' })
    .errors(refuses(...signedIn, 'not_found'))
    .input(z.object({ topUp: idSchema }))
    .output(topUpSchema),
  topUps: oc
    .route({ method: 'GET', path: '/wallet/top-ups', summary: 'One’s own top-ups, newest first' })
    .errors(refuses(...signedIn))
    .input(pageInputSchema)
    .output(pageOf(topUpSchema)),
  cancelTopUp: oc
    .route({ method: 'POST', path: '/wallet/top-ups/{topUp}/cancel', summary: 'Give up a top-up that was not paid' })
    .errors(refuses(...signedIn, 'not_found', 'top_up_already_ended'))
    .input(z.object({ topUp: idSchema }))
    .output(topUpSchema),
}
