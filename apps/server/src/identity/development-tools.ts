import type { Image, Me } from '@dallal/contract'
import { err, type ImageId, MS, ok, plusMs, type Result, type UserId } from '@dallal/kernel'
import { parse, serialize } from 'hono/utils/cookie'
import { z } from 'zod'
import type { Clock } from '#platform/clock'
import type { Letter, Mailbox } from '#platform/mailbox'
import { enter } from './enter.ts'
import { rolesOf } from './me.ts'
import { allPeople, personOf } from './people-store.ts'
import type { Ports, Visit } from './ports.ts'
import { isHttps } from './sign-in-library.ts'
import { signOut } from './sign-out.ts'
import { readToken, signToken } from './signed-token.ts'

/** The cookie of a browser that opened the printed link of a development server. */
export const TOOLS_COOKIE = 'dallal.tools'
const COOKIE_LIVES_MS = 30 * MS.day
/** More people than this are not listed: nobody would look for the one they want. */
const MOST_PEOPLE = 200

export interface DevelopmentTools {
  /** The Set-Cookie line that opens the tools to a browser. */
  openingCookie(): string
  isOpenTo(requestHeaders: Headers): boolean
  people(): Promise<{ id: UserId; name: string; role: 'buyer' | 'seller' | 'operator'; portrait: Image | null }[]>
  become(
    person: UserId | null,
    visit: Pick<Visit, 'requestHeaders'>,
  ): Promise<Result<{ me: Me | null; cookies: readonly string[] }, { code: 'not_found' }>>
  mailbox(page: { before: Letter['id'] | null; limit: number }): Promise<Letter[]>
  advanceClock(ms: number): ReturnType<Clock['advance']>
}

export interface ToolsPorts extends Pick<Ports, 'database' | 'sessions' | 'portraits' | 'publicUrl'> {
  readonly clock: Pick<Clock, 'realNow' | 'advance'>
  readonly mailboxOf: Mailbox
  readonly toolsKey: Buffer
}

const cookieSchema = z.object({ tools: z.literal('open') })

/** Anyone may become anyone with these: they are composed in development only, and open to who holds the cookie. */
export function composeDevelopmentTools(ports: ToolsPorts): DevelopmentTools {
  const { database, sessions, portraits, clock, mailboxOf, toolsKey, publicUrl } = ports
  return {
    openingCookie() {
      const token = signToken(toolsKey, { tools: 'open' }, plusMs(clock.realNow(), COOKIE_LIVES_MS))
      const secure = isHttps(publicUrl)
      return serialize(TOOLS_COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge: 30 * 86_400 })
    },

    isOpenTo(requestHeaders) {
      const cookie = parse(requestHeaders.get('cookie') ?? '', TOOLS_COOKIE)[TOOLS_COOKIE]
      return cookie !== undefined && readToken(toolsKey, cookie, cookieSchema, clock.realNow()).ok
    },

    async people() {
      const { found, pictures } = await database.asSystem(async (tx) => {
        const found = await allPeople(tx, MOST_PEOPLE)
        return {
          found,
          pictures: await portraits(
            tx,
            found.flatMap(({ portraitId }) => portraitId ?? []),
          ),
        }
      })
      const portraitOf = (id: ImageId | null) => (id && pictures.get(id)) ?? null
      return found.map(({ id, name, portraitId, isSeller, ...person }) => ({
        id,
        name,
        role: rolesOf({ ...person, isSeller }).at(-1) ?? 'buyer',
        portrait: portraitOf(portraitId),
      }))
    },

    async become(person, visit) {
      if (!person) return ok({ me: null, cookies: await signOut(ports, visit) })
      if (!(await database.asSystem((tx) => personOf(tx, person)))) return err({ code: 'not_found' })
      return ok(await enter(ports, await sessions.open(person, visit.requestHeaders), visit))
    },

    mailbox: (page) => mailboxOf.list(page),
    advanceClock: (ms) => clock.advance(ms),
  }
}
