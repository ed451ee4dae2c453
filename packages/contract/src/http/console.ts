import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idSchema, instantSchema, pageInputSchema, pageOf } from '../fields.ts'
import { currencySchema, moneySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

const accountSchema = z.object({ id: z.string(), code: z.string(), owner: idSchema.nullable() })

/** A business event in the ledger and the transfers it posted; each moves its amount from debit to credit. */
export const journalSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** The id of what the event is about: a top-up, a lot, an order, a payout, or money in suspense. */
  subject: idSchema,
  at: instantSchema,
  transfers: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['posted', 'pending', 'capture', 'void']),
      debit: accountSchema,
      credit: accountSchema,
      amount: moneySchema,
    }),
  ),
})
export type Journal = z.infer<typeof journalSchema>

export const checkSchema = z.object({
  name: z.string(),
  defects: z.number().int(),
  /** The first defects, in words. */
  sample: z.array(z.string()),
  tookMs: z.number(),
  /** Why it could not be run; nothing is known then. */
  error: z.string().nullable(),
})

/** The state of the books as it is known. */
export const booksSchema = z.object({
  /** Whether the checks are being run just now. */
  isRunning: z.boolean(),
  /** What they found the last time, all over one moment; null when they have never been run. */
  report: z.object({ checkedAt: instantSchema, tookMs: z.number().int(), checks: z.array(checkSchema) }).nullable(),
})
export type Books = z.infer<typeof booksSchema>

/** Work that nobody will do by itself any more; the latest of each kind. */
export const stuckWorkSchema = z.object({
  /** Events that some listener has not dealt with, though they are old; the error, if they were given up. */
  events: z.array(z.object({ id: idSchema, type: z.string(), since: instantSchema, error: z.string().nullable() })),
  /** Jobs that were tried as often as they may be. */
  jobs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      attempts: z.number().int(),
      error: z.string().nullable(),
      since: instantSchema,
    }),
  ),
})
export type StuckWork = z.infer<typeof stuckWorkSchema>

/** Money the gateway took that is in no wallet: it fits no top-up, or no account of the ledger can hold it. */
export const keptChargeSchema = z.object({
  id: idSchema,
  /** The gateway's own number; by it the charge is found and settled there. */
  charge: z.string(),
  /** What the gateway says it was for. */
  reference: z.string(),
  reason: z.enum(['unknown_top_up', 'other_charge', 'other_currency', 'other_amount', 'unbookable']),
  /** What is in suspense; null when nothing could be booked. */
  amount: moneySchema.nullable(),
  /** Of what could not be booked: the words of the gateway. */
  told: z.object({ minor: z.string(), currency: z.string() }).nullable(),
  /** The top-up it came for, and what that asked for. */
  topUp: z.object({ id: idSchema, amount: moneySchema }).nullable(),
  person: z.object({ id: idSchema, name: z.string() }).nullable(),
  at: instantSchema,
})
export type KeptCharge = z.infer<typeof keptChargeSchema>

const operator = refuses('not_signed_in', 'not_allowed')

export const console = {
  journals: oc
    .route({ method: 'GET', path: '/console/journals', summary: 'The ledger, newest event first' })
    .errors(operator)
    .input(
      pageInputSchema.extend({
        kind: z
          .string()
          .regex(/^[a-z_]{1,40}$/)
          .optional(),
        subject: idSchema.optional(),
      }),
    )
    .output(pageOf(journalSchema)),
  checks: oc
    .route({
      method: 'GET',
      path: '/console/checks',
      summary: 'What the checks of the books found the last time they were run: every one must find nothing',
    })
    .errors(operator)
    .output(booksSchema),
  runChecks: oc
    .route({
      method: 'POST',
      path: '/console/checks',
      summary:
        'Run the checks over this moment, and wait a while for what they find; ask `checks` while they still run',
    })
    .errors(operator)
    .output(booksSchema),
  trialBalance: oc
    .route({ method: 'GET', path: '/console/trial-balance', summary: 'Debits and credits by kind of account' })
    .errors(operator)
    .input(z.object({ currency: currencySchema }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            code: z.string(),
            normal: z.enum(['debit', 'credit']),
            debits: moneySchema,
            credits: moneySchema,
            pending: moneySchema,
            accounts: z.number().int(),
          }),
        ),
        currencies: z.array(currencySchema),
      }),
    ),
  stuckWork: oc
    .route({
      method: 'GET',
      path: '/console/stuck-work',
      summary: 'Jobs that were given up, and events not dealt with',
    })
    .errors(operator)
    .output(stuckWorkSchema),
  suspense: oc
    .route({
      method: 'GET',
      path: '/console/suspense',
      summary: 'Money from the gateway that is in no wallet, newest first',
    })
    .errors(operator)
    .input(pageInputSchema)
    .output(pageOf(keptChargeSchema)),
  overview: oc
    .route({
      method: 'GET',
      path: '/console/overview',
      summary: 'What waits for an operator, and the state of the house',
    })
    .errors(operator)
    .output(
      z.object({
        sellersToVerify: z.number().int(),
        payoutsToSend: z.number().int(),
        payoutsToConfirm: z.number().int(),
        liveShows: z.number().int(),
        openLots: z.number().int(),
        suspense: z.array(moneySchema),
        /** Charges that no account of the ledger can hold. */
        unbookable: z.number().int(),
      }),
    ),
}
