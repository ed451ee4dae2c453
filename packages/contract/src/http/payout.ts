import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idempotencyKeySchema, idSchema, instantSchema, lineSchema, pageInputSchema, pageOf } from '../fields.ts'
import { moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

export const payoutStatusSchema = z.enum(['requested', 'sent', 'paid', 'failed'])

export const payoutSchema = z.object({
  id: idSchema,
  amount: moneySchema,
  status: payoutStatusSchema,
  ibanLast4: z.string(),
  bankReference: z.string().nullable(),
  requestedAt: instantSchema,
  sentAt: instantSchema.nullable(),
  paidAt: instantSchema.nullable(),
  failedAt: instantSchema.nullable(),
  /** Why it failed, in the words of the operator. */
  failureReason: z.string().nullable(),
})
export type Payout = z.infer<typeof payoutSchema>

/** A payout as the operator who sends it sees it. */
export const payoutCaseSchema = payoutSchema.extend({
  iban: z.string(),
  seller: z.object({ id: idSchema, shopName: z.string(), legalName: z.string() }),
})
export type PayoutCase = z.infer<typeof payoutCaseSchema>

/** Where a seller's money is: with orders on their way, ready to be paid out, on the way to the bank, paid in all. */
export const sellerMoneySchema = z.object({
  processing: moneySchema,
  available: moneySchema,
  onTheWay: moneySchema,
  paidOut: moneySchema,
  /** The orders behind `processing`, the next to settle first. */
  waiting: z.array(
    z.object({
      order: idSchema,
      number: z.number().int(),
      proceeds: moneySchema,
      status: z.enum(['paid', 'shipped', 'received']),
      settlesAt: instantSchema.nullable(),
    }),
  ),
})
export type SellerMoney = z.infer<typeof sellerMoneySchema>

const seller = ['not_signed_in', 'not_a_verified_seller'] as const
const operator = ['not_signed_in', 'not_allowed'] as const

export const payout = {
  sellerMoney: oc
    .route({ method: 'GET', path: '/studio/money', summary: 'Where a seller’s money is and when it moves' })
    .errors(refuses(...seller))
    .output(sellerMoneySchema),
  payouts: oc
    .route({ method: 'GET', path: '/studio/payouts', summary: 'A seller’s payouts, newest first' })
    .errors(refuses(...seller))
    .input(pageInputSchema)
    .output(pageOf(payoutSchema)),
  requestPayout: oc
    .route({ method: 'POST', path: '/studio/payouts', summary: 'Ask for available money to be sent to the bank' })
    .errors(
      refuses(
        ...seller,
        'payout_nothing_available',
        'payout_exceeds_available',
        'currency_mismatch',
        'amount_not_positive',
        'key_reused',
      ),
    )
    .input(z.object({ key: idempotencyKeySchema, amount: moneySchema }))
    .output(payoutSchema),
  payoutCases: oc
    .route({ method: 'GET', path: '/console/payouts', summary: 'Payouts to send and to confirm (operators)' })
    .errors(refuses(...operator))
    .input(pageInputSchema.extend({ status: payoutStatusSchema.optional() }))
    .output(pageOf(payoutCaseSchema)),
  markPayoutSent: oc
    .route({ method: 'POST', path: '/console/payouts/{payout}/sent', summary: 'The bank has the order (operators)' })
    .errors(refuses(...operator, 'not_found', 'payout_not_requested'))
    .input(z.object({ payout: idSchema, bankReference: lineSchema(3, 40) }))
    .output(payoutCaseSchema),
  markPayoutPaid: oc
    .route({ method: 'POST', path: '/console/payouts/{payout}/paid', summary: 'The bank confirmed it (operators)' })
    .errors(refuses(...operator, 'not_found', 'payout_not_sent'))
    .input(z.object({ payout: idSchema }))
    .output(payoutCaseSchema),
  markPayoutFailed: oc
    .route({
      method: 'POST',
      path: '/console/payouts/{payout}/failed',
      summary: 'The bank did not take it: the money is the seller’s again (operators)',
    })
    .errors(refuses(...operator, 'not_found', 'payout_ended'))
    .input(z.object({ payout: idSchema, reason: lineSchema(3, 300) }))
    .output(payoutCaseSchema),
}
