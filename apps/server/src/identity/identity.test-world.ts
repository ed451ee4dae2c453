import { randomBytes } from 'node:crypto'
import { refusalOf } from '@dallal/client'
import { type Instant, instant, ok, plusMs } from '@dallal/kernel'
import type { TestDatabase } from '@dallal/testkit'
import { createRouterClient } from '@orpc/server'
import type { Clock } from '#platform/clock'
import type { RequestContext } from '#platform/http'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createLog } from '#platform/log'
import { mailIntoMailbox } from '#platform/mail'
import { composeMailbox } from '#platform/mailbox'
import { createDelivery, createOutbox } from '#platform/outbox'
import { smsIntoMailbox } from '#platform/sms'
import { composeIdentity, type Identity, type IdentityOptions } from './compose.ts'

/** A clock that stands still until it is moved; real time and business time move together. */
export function fakeClock(start: Instant = instant(Date.now())) {
  let time = start
  const clock: Clock = {
    now: () => time,
    realNow: () => time,
    offsetMs: () => time - start,
    advance: async (ms) => {
      time = plusMs(time, ms)
      return ok({ now: time, offsetMs: time - start })
    },
    standWhile: () => undefined,
    onMoved: () => () => undefined,
    close: async () => undefined,
  }
  const pass = (ms: number) => {
    time = plusMs(time, ms)
  }
  return { clock, pass }
}

/** A network address nobody else in this test has, so that the limits of two stories do not meet. */
let addresses = 0
function newAddress(): string {
  addresses += 1
  return `198.51.${addresses >> 8}.${addresses & 255}`
}

export type World = ReturnType<typeof identityWorld>

/** Identity on a database of the test's own, with a mailbox to look into and a clock to move. */
export function identityWorld(db: TestDatabase, changes: Partial<IdentityOptions> = {}) {
  const { clock, pass } = fakeClock()
  const mailbox = composeMailbox(db.database, () => instant(Date.now()))
  const identity = composeIdentity({
    config: { environment: 'development', publicUrl: 'http://localhost:3000' },
    database: db.database,
    clock,
    ids: createIds(),
    log: createLog({ level: 'silent', form: 'json' }),
    outbox: createOutbox(createIds(), jobs),
    secret: 'a secret for tests that is long enough',
    clientAddress: ({ socket }) => socket.remoteAddress ?? '',
    mail: mailIntoMailbox(mailbox),
    sms: smsIntoMailbox(mailbox),
    mailbox,
    portraits: async () => new Map(),
    ...changes,
  })
  const latestCode = async (phone: string) => {
    const letters = await mailbox.list({ before: null, limit: 100 })
    return /\d{6}/.exec(letters.find(({ to }) => to === phone)?.body ?? '')?.[0] ?? 'no code was sent'
  }
  /** Carries the events that wait to their listeners, as the worker does. */
  const carryEvents = async () => {
    const deliver = createDelivery(db.database, identity.listeners)
    for (const { id } of await db.asSuperuser<{ id: string }>('select id from outbox order by id')) {
      await deliver({ event: id })
    }
  }
  return {
    db,
    identity,
    clock,
    pass,
    mailbox,
    latestCode,
    carryEvents,
    browser: (at = newAddress()) => openBrowser(identity, at),
  }
}

/** A browser: keeps cookies, and calls the routes as the HTTP layer would. */
export function openBrowser(identity: Identity, clientAddress: string) {
  const jar = new Map<string, string>()
  const lines: string[] = []
  const requestHeaders = () =>
    new Headers(jar.size === 0 ? {} : { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })

  function keep(line: string) {
    lines.push(line)
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0(;|$)/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }

  const context = async () => ({
    requestId: 'r',
    caller: await identity.callerOf(requestHeaders()),
    clientAddress,
    requestHeaders: requestHeaders(),
    responseHeaders: new Headers(),
  })
  const keepCookies = async <T>(call: { context: RequestContext; next(): Promise<T> }): Promise<T> => {
    try {
      return await call.next()
    } finally {
      for (const line of call.context.responseHeaders.getSetCookie()) keep(line)
    }
  }

  return {
    jar,
    /** Every Set-Cookie line it was ever sent. */
    lines,
    requestHeaders,
    identity: createRouterClient(identity.routes.identity, { context, interceptors: [keepCookies] }),
    development: createRouterClient(identity.routes.development, { context, interceptors: [keepCookies] }),
    /** Follows a printed link and says where it led. */
    async open(link: string) {
      const incoming = { socket: { remoteAddress: clientAddress } }
      const answer = await identity.mounts[0]?.request(
        new URL(link).pathname,
        { headers: requestHeaders() },
        { incoming },
      )
      if (!answer) throw new Error('there is no route for the printed link')
      for (const line of answer.headers.getSetCookie()) keep(line)
      return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() }
    },
  }
}

/** The refusal of a call that must not succeed. */
export async function refused(call: Promise<unknown>) {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in outcome) throw new Error(`was not refused: ${JSON.stringify(outcome.value)}`)
  const refusal = refusalOf(outcome.error)
  if (!refusal) throw outcome.error
  return refusal
}

/** An e-mail nobody else in this database has. */
export function someEmail(): string {
  return `person-${randomBytes(6).toString('hex')}@example.com`
}

/** A Saudi mobile number nobody else in this database has. */
export function somePhone(): string {
  return `+96650${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, '0')}`
}

export const PASSWORD = 'a long pass phrase'
