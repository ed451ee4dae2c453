import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpContract } from '@dallal/contract'
import type { SellerId, UserId } from '@dallal/kernel'
import { insertPerson, insertSeller, openTestDatabase, type TestDatabase, testId } from '@dallal/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createClock } from '#platform/clock'
import type { Caller } from '#platform/database'
import { createApi } from '#platform/http'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createLog } from '#platform/log'
import { createOutbox } from '#platform/outbox'
import { absentGateway } from '#platform/payments'
import { localStorage } from '#platform/storage'
import { readConfig } from './config.ts'
import { composeDomains } from './domains.ts'

/** Whatever stands in an address, it is answered or refused by name: never 500, for no operation that only reads. */

interface Reading {
  readonly path: string
  /** Every name of its input with a value that it takes; null for what may be left out. */
  readonly fields: readonly (readonly [name: string, usual: string | null])[]
}

const me = testId<UserId>(7)
const CALLERS: readonly Caller[] = [
  { userId: me, role: 'operator' },
  { userId: me, role: 'seller' },
  { userId: null, role: 'anonymous' },
]
const folder = mkdtempSync(join(tmpdir(), 'dallal-queries-'))
let db: TestDatabase
let server: Awaited<ReturnType<typeof openServer>>

beforeAll(async () => {
  db = await openTestDatabase()
  await insertPerson(db, me, 'Noura')
  await insertSeller(db, { id: testId<SellerId>(8), person: me, slug: 'house-of-noura' })
  server = await openServer()
})
afterAll(async () => {
  await server.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

describe('an address of any letters', () => {
  it.each([
    ['a place after the end of time', `/products?cursor=${base64url(`999999999999999.${me}`)}`],
    ['a place before all that we wrote', `/products?cursor=${base64url(`5.${me}`)}`],
    ['a place of another form', `/console/sellers?cursor=0000-01-01T00:00:00Z~${me}`],
    ['a letter that no text may hold', '/products?seller=a%00b'],
    ['the same in a path', '/sellers/a%00b'],
    ['the same among journals', '/console/journals?kind=a%00b'],
    ['bytes that are no text', '/products/%ff'],
    ['half an escape', '/products/%f'],
  ])('with %s, gets no 500', async (_, path) => {
    for (const caller of CALLERS) expect(await server.status(path, caller)).toBeLessThan(500)
  })

  const readings = readingsOf(httpContract)
  it('is tried for every operation that reads', () => {
    expect(readings.length).toBeGreaterThan(20)
    expect(readings.map(({ path }) => path)).toContain('/console/payouts')
  })

  it.each(readings.map((reading) => [reading.path, reading] as const))('%s', async (_, reading) => {
    for (const [name] of reading.fields) {
      const property = fc.asyncProperty(anything, fc.constantFrom(...CALLERS), async (value, caller) => {
        const path = addressOf(reading, name, value)
        const status = await server.status(path, caller)
        if (status >= 500) throw new Error(`${status} for ${path} as ${caller.role}`)
      })
      await fc.assert(property, { numRuns: 40 })
    }
  })
})

/** Percent-encoded: any bytes, any text, and what looks almost like a cursor of ours. */
const hexByte = fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
const digits = fc.stringMatching(/^[0-9]{1,19}$/)
const someId = fc.oneof(fc.uuid(), fc.constant(me), fc.stringMatching(/^[0-9a-f-]{36}$/))
const moment = fc
  .date({ noInvalidDate: false })
  .map((date) => (Number.isNaN(date.getTime()) ? 'never' : date.toISOString()))
const anything = fc.oneof(
  fc.array(hexByte, { minLength: 1, maxLength: 12 }).map((bytes) => bytes.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 70 }).map(percent),
  fc.tuple(digits, fc.constantFrom('.', '~', ''), someId).map((parts) => base64url(parts.join(''))),
  fc.tuple(moment, someId).map(([at, id]) => percent(`${at}~${id}`)),
  fc.tuple(moment, someId).map(([at, id]) => base64url(`${at}~${id}`)),
  fc.oneof(digits, someId, moment).map(percent),
  fc.stringMatching(/^[a-z_0-9-]{1,60}$/),
)

function addressOf({ path, fields }: Reading, attacked: string, value: string): string {
  const query: string[] = []
  let whole = path
  for (const [name, usual] of fields) {
    const given = name === attacked ? value : usual
    if (path.includes(`{${name}}`)) whole = whole.replace(`{${name}}`, () => given ?? 'x')
    else if (given !== null) query.push(`${name}=${given}`)
  }
  return query.length > 0 ? `${whole}?${query.join('&')}` : whole
}

function percent(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** The operations that are asked by GET, as far as a client may vary them. */
function readingsOf(contract: object): Reading[] {
  const operations = Object.values(contract).flatMap((domain: object) => Object.values(domain))
  return operations.flatMap((operation) => {
    const { route, inputSchema } = operationSchema.parse(operation)['~orpc']
    if (route.method !== 'GET' || !(inputSchema instanceof z.ZodObject)) return []
    const fields = Object.entries(inputSchema.shape as Record<string, z.ZodType>)
    return [{ path: route.path, fields: fields.map(([name, schema]) => [name, usualOf(schema)] as const) }]
  })
}

const operationSchema = z.object({
  '~orpc': z.object({ route: z.object({ method: z.string(), path: z.string() }), inputSchema: z.unknown().optional() }),
})

/** A value that a field takes; null when it may be left out. */
function usualOf(schema: z.ZodType): string | null {
  if (schema.safeParse(undefined).success) return null
  const found = [me, 'SAR', 'live', 'house-of-noura'].find((value) => schema.safeParse(value).success)
  if (found === undefined) throw new Error('a required field that no usual value fits')
  return found
}

/** Everything the server answers, on this test's database, with nobody's video and no gateway. */
async function openServer() {
  const config = readConfig({ DALLAL_DATA: folder })
  if (!config.ok) throw new Error(config.refusal.sentences.join())
  const log = createLog({ level: 'silent', form: 'json' })
  const { database, connections } = db
  const clock = await createClock(database, config.value.environment)
  const ids = createIds()
  const world = { config: config.value, database, clock, log, ids, jobs, outbox: createOutbox(ids, jobs) }
  const clientAddress = () => '127.0.0.1'
  const domains = await composeDomains(world, {
    ...{ connections, clientAddress, secret: 'a secret for tests that is long enough', origins: [] },
    ...{ mail: null, sms: null, mailbox: null, engine: null },
    storage: localStorage(folder),
    gateway: absentGateway(),
  })
  const callerOf = async (headers: Headers) => CALLERS[Number(headers.get('x-caller'))] ?? asNobody
  const api = createApi({
    ...{ operations: domains.operations, callerOf, admitUpload: domains.media.admitUpload, clientAddress, log },
    ...{ origins: [], publicUrl: config.value.publicUrl, version: '0' },
    health: async () => ({ ok: true, parts: {} }),
  })
  return {
    async status(path: string, caller: Caller) {
      const headers = { 'x-caller': String(CALLERS.indexOf(caller)) }
      const response = await api.request(`/api${path}`, { headers }, { incoming: {} as IncomingMessage }) // nobody reads it
      return response.status
    },
    async close() {
      await domains.stop()
      await clock.close()
    },
  }
}

const asNobody: Caller = { userId: null, role: 'anonymous' }
