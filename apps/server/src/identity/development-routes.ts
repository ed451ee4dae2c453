import { asId, err, type Id, isUuid, ok, type Result, toIso, type UserId } from '@dallal/kernel'
import type { Clock } from '#platform/clock'
import { answer, operations, type RequestContext } from '#platform/http'
import type { DevelopmentTools } from './development-tools.ts'
import { setCookies } from './routes.ts'

export interface DevelopmentRoutesOptions {
  readonly environment: 'development' | 'staging' | 'production'
  readonly clock: Pick<Clock, 'offsetMs'>
  /** Null outside development: there is then nothing behind these routes. */
  readonly tools: DevelopmentTools | null
}

const os = operations.development

export function developmentRoutes({ environment, clock, tools }: DevelopmentRoutesOptions) {
  /** The tools, for a browser that holds their cookie. To all others it is as if they did not exist. */
  function open({ requestHeaders }: RequestContext): Result<DevelopmentTools, { code: 'not_in_this_environment' }> {
    return tools?.isOpenTo(requestHeaders) ? ok(tools) : err({ code: 'not_in_this_environment' })
  }

  return {
    tools: os.tools.handler(async ({ context }) => ({
      environment,
      open: open(context).ok,
      clockOffsetMs: clock.offsetMs(),
    })),
    people: os.people.handler(async ({ context, errors }) => ({
      people: await answer(open(context), errors).people(),
    })),
    become: os.become.handler(async ({ input, context, errors }) => {
      const person = input.person === null ? null : asId<UserId>(input.person)
      const { me, cookies } = answer(await answer(open(context), errors).become(person, context), errors)
      setCookies(context, cookies)
      return { me }
    }),
    mailbox: os.mailbox.handler(async ({ input: { cursor = '', limit }, context, errors }) => {
      const before = isUuid(cursor) ? asId<Id<'letter'>>(cursor) : null
      const letters = await answer(open(context), errors).mailbox({ before, limit: limit + 1 })
      const items = letters.slice(0, limit).map((letter) => ({ ...letter, sentAt: toIso(letter.sentAt) }))
      return { items, next: letters.length > limit ? (items.at(-1)?.id ?? null) : null }
    }),
    advanceClock: os.advanceClock.handler(async ({ input, context, errors }) => {
      const { now, offsetMs } = answer(await answer(open(context), errors).advanceClock(input.ms), errors)
      return { now: toIso(now), offsetMs }
    }),
  }
}
