import { z } from 'zod'
import { idSchema } from '../fields.ts'
import { lotStatusSchema, lotSummarySchema } from '../http/auction.ts'
import { showStatusSchema } from '../http/shows.ts'
import { balanceSchema, topUpStatusSchema } from '../http/wallet.ts'
import { moneySchema } from '../money-wire.ts'
import { lotStateSchema, publicLotEventSchema } from './lot.ts'
import { topicSchema } from './topics.ts'

/** What the server sends. A frame is a JSON array of these; moments are epoch milliseconds of the server's clock. */

const versionSchema = z.number().int().nonnegative()

/** First message on a socket. */
export const welcomeSchema = z.object({ op: z.literal('welcome'), now: z.number(), heartbeatMs: z.number().int() })

export const authedSchema = z.object({ op: z.literal('authed'), user: idSchema, until: z.number() })

/** Sent when nothing else was for a while: the line is alive, and this is the time. */
export const heartbeatSchema = z.object({ op: z.literal('heartbeat'), now: z.number() })

export const pongSchema = z.object({ op: z.literal('pong'), at: z.number(), now: z.number() })

export const chatMessageSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: z.enum(['viewer', 'seller', 'operator']),
  text: z.string(),
  at: z.number(),
})
export type ChatMessage = z.infer<typeof chatMessageSchema>

export const showStateSchema = z.object({
  status: showStatusSchema,
  /** The lot that is open, or was the last to be. */
  currentLot: idSchema.nullable(),
  /** Whether the media engine receives the seller's video. */
  streaming: z.boolean(),
  lots: z.array(lotSummarySchema),
})
export type ShowState = z.infer<typeof showStateSchema>

export const chatStateSchema = z.object({ messages: z.array(chatMessageSchema) })

/** Private: one's balances, and the lots one leads with what is held for each. */
export const userStateSchema = z.object({
  balances: z.array(balanceSchema),
  leading: z.array(z.object({ lot: idSchema, amount: moneySchema })),
  /** One's alias in each lot of a live show in which one has bid. */
  aliases: z.array(z.object({ lot: idSchema, alias: z.number().int() })),
})
export type UserState = z.infer<typeof userStateSchema>

export const ephemeralSchema = z.object({ viewers: z.number().int().nonnegative() })

/** What happened in a show, apart from the bids of its lots. */
export const showEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('show_went_live'), at: z.number() }),
  z.object({ type: z.literal('show_ended'), at: z.number() }),
  z.object({ type: z.literal('stream_started') }),
  z.object({ type: z.literal('stream_stopped') }),
  /** Lots were added, changed, moved or taken out: the whole list, which is short. */
  z.object({ type: z.literal('lots_changed'), lots: z.array(lotSummarySchema) }),
  z.object({ type: z.literal('lot_opened'), lot: lotSummarySchema }),
  z.object({
    type: z.literal('lot_closed'),
    lot: idSchema,
    status: lotStatusSchema,
    price: moneySchema.nullable(),
    leader: z.number().int().nullable(),
  }),
])
export type ShowEvent = z.infer<typeof showEventSchema>

export const chatEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('said'), message: chatMessageSchema }),
])

/** What concerns one person alone. */
export const userEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('balances_changed'), balances: z.array(balanceSchema) }),
  z.object({ type: z.literal('leading'), lot: idSchema, amount: moneySchema, alias: z.number().int() }),
  /** Nothing is released where nothing was held: the bid was accepted and outbid in the same moment. */
  z.object({
    type: z.literal('outbid'),
    lot: idSchema,
    released: moneySchema,
    price: moneySchema,
    alias: z.number().int(),
  }),
  z.object({ type: z.literal('won'), lot: idSchema, order: idSchema, price: moneySchema }),
  z.object({ type: z.literal('released'), lot: idSchema, released: moneySchema }),
  z.object({ type: z.literal('top_up_changed'), topUp: idSchema, status: topUpStatusSchema }),
])
export type UserEvent = z.infer<typeof userEventSchema>

const snapshotOf = <K extends string, S extends z.ZodType>(kind: K, state: S) =>
  z.object({
    op: z.literal('snapshot'),
    kind: z.literal(kind),
    topic: topicSchema,
    epoch: z.string(),
    version: versionSchema,
    state,
  })

/** The whole state of a topic at a version. */
export const snapshotSchema = z.discriminatedUnion('kind', [
  snapshotOf('show', showStateSchema),
  snapshotOf('lot', lotStateSchema),
  snapshotOf('chat', chatStateSchema),
  snapshotOf('user', userStateSchema),
  snapshotOf('ephemeral', ephemeralSchema),
])

/** Answer to `sub` with `from` that could be honoured: `count` events follow in this very frame, then the live ones. */
export const resumeSchema = z.object({
  op: z.literal('resume'),
  topic: topicSchema,
  epoch: z.string(),
  count: z.number().int().nonnegative(),
})

const eventOf = <K extends string, E extends z.ZodType>(kind: K, event: E) =>
  z.object({ op: z.literal('event'), kind: z.literal(kind), topic: topicSchema, version: versionSchema, event })

/** Version n of a topic. Versions of a topic have no gap: after n comes n + 1, or the client asks again. */
export const eventSchema = z.discriminatedUnion('kind', [
  eventOf('show', showEventSchema),
  eventOf('lot', publicLotEventSchema),
  eventOf('chat', chatEventSchema),
  eventOf('user', userEventSchema),
])

/** The latest value of a topic without history. */
export const latestSchema = z.object({ op: z.literal('latest'), topic: topicSchema, value: ephemeralSchema })

/** The outcome of a refused command: its code and facts, as over HTTP. */
export const refusalWireSchema = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) })

/** The one answer to a bid or to words said, however often the same id was sent. */
export const answerSchema = z.object({
  op: z.literal('answer'),
  to: idSchema,
  now: z.number(),
  outcome: z.discriminatedUnion('kind', [
    /** Durable: the lot's event at this version records it. */
    z.object({ kind: z.literal('accepted'), version: versionSchema, alias: z.number().int().nullable() }),
    z.object({ kind: z.literal('refused'), refusal: refusalWireSchema }),
  ]),
})
export type Answer = z.infer<typeof answerSchema>

/** A message that could not be taken and has no id of its own; `topic` when it was about one. */
export const refusedSchema = z.object({
  op: z.literal('refused'),
  topic: z.string().nullable(),
  refusal: refusalWireSchema,
})

/** The server is going away: reconnect after this many milliseconds. */
export const drainSchema = z.object({ op: z.literal('drain'), afterMs: z.number().int().nonnegative() })

export const downSchema = z.union([
  welcomeSchema,
  authedSchema,
  heartbeatSchema,
  pongSchema,
  snapshotSchema,
  resumeSchema,
  eventSchema,
  latestSchema,
  answerSchema,
  refusedSchema,
  drainSchema,
])
export type Down = z.infer<typeof downSchema>

export const downFrameSchema = z.array(downSchema)
