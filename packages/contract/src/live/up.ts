import { z } from 'zod'
import { idSchema } from '../fields.ts'
import { moneySchema } from '../money-wire.ts'
import { topicSchema } from './topics.ts'

/** What a client may send. A frame is a JSON array of these, at most 16 messages and 16 KiB. */

/** Says who one is, with the token of `liveToken`; again before it expires, on the same socket. */
export const authSchema = z.object({ op: z.literal('auth'), token: z.string().max(2_048) })

/** Follows a topic. With `from`, only what was missed since is sent where it is still at hand. */
export const subSchema = z.object({
  op: z.literal('sub'),
  topic: topicSchema,
  from: z.object({ epoch: z.string().max(40), version: z.number().int().nonnegative() }).optional(),
})

export const unsubSchema = z.object({ op: z.literal('unsub'), topic: topicSchema })

/** One intent to bid. The same id is answered with its first outcome for ever; `seen` is the lot version on the bidder's screen. */
export const bidSchema = z.object({
  op: z.literal('bid'),
  id: idSchema,
  lot: idSchema,
  amount: moneySchema,
  seen: z.number().int().nonnegative(),
})
export type BidMessage = z.infer<typeof bidSchema>

/** Words in a show's chat. */
export const saySchema = z.object({ op: z.literal('say'), id: idSchema, show: idSchema, text: z.string().max(2_000) })

/** Asks for the server's time; `at` is the client's own clock, returned untouched. */
export const pingSchema = z.object({ op: z.literal('ping'), at: z.number() })

export const upSchema = z.discriminatedUnion('op', [
  authSchema,
  subSchema,
  unsubSchema,
  bidSchema,
  saySchema,
  pingSchema,
])
export type Up = z.infer<typeof upSchema>

export const upFrameSchema = z.array(upSchema).min(1).max(16)
