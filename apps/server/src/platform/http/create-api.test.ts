import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createLog } from '#platform/log'
import { answer, createApi, type Operations, operations } from './index.ts'

const ORIGIN = 'https://market.example'
const lines: string[] = []
let healthy = true

const balances = operations.wallet.balances.handler(() => {
  throw new Error('postgres said something private')
})
const topUp = operations.wallet.topUp.handler(({ errors }) =>
  answer({ ok: false, refusal: { code: 'not_found' } }, errors),
)
const tools = operations.development.tools.handler(({ context }) => {
  context.responseHeaders.append('set-cookie', 'a=1')
  context.responseHeaders.append('set-cookie', 'b=2')
  return { environment: 'staging' as const, open: false, clockOffsetMs: 0 }
})
const advanceClock = operations.development.advanceClock.handler(({ input }) => ({
  now: '2026-11-25T00:00:00Z',
  offsetMs: input.ms,
}))

const api = createApi({
  // A server with a few operations only: nothing else is asked for here.
  operations: { wallet: { balances, topUp }, development: { tools, advanceClock } } as unknown as Operations,
  callerOf: async () => ({ userId: null, role: 'anonymous' }),
  clientAddress: () => '203.0.113.7',
  origins: [ORIGIN],
  publicUrl: ORIGIN,
  version: '0.1.0',
  log: createLog({ level: 'info', form: 'json', write: (line) => lines.push(line) }),
  health: async () => ({ ok: healthy, parts: { database: healthy ? 'up' : 'down' } }),
})

/** UUIDs of RFC 9562 §5.9 and §5.10, which name nothing. */
const NIL = '00000000-0000-0000-0000-000000000000'
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const ask = (path: string, init?: RequestInit) => api.request(path, init, { incoming: {} as IncomingMessage })
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('the API', () => {
  it('answers an operation, with its cookies and the id of the request', async () => {
    const response = await ask('/api/development')
    expect(await response.json()).toEqual({ environment: 'staging', open: false, clockOffsetMs: 0 })
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  })

  it.each([
    [
      'a refusal of a use case',
      () => ask('/api/wallet/top-ups/00000000-0000-7000-8000-000000000001'),
      404,
      'not_found',
      {},
    ],
    ['an id that is none', () => ask('/api/wallet/top-ups/7'), 422, 'invalid_input', { field: 'topUp' }],
    ['the id of nothing', () => ask(`/api/wallet/top-ups/${NIL}`), 422, 'invalid_input', { field: 'topUp' }],
    ['the highest id', () => ask(`/api/wallet/top-ups/${HIGHEST}`), 422, 'invalid_input', { field: 'topUp' }],
    [
      'a number that is none',
      () => post('/api/development/clock/advance', '{"ms":"x"}'),
      422,
      'invalid_input',
      { field: 'ms' },
    ],
    ['a body that is not JSON', () => post('/api/development/clock/advance', '{'), 422, 'invalid_input', { field: '' }],
    ['a path nobody knows', () => ask('/api/nothing'), 404, 'not_found', {}],
    [
      'a body without end',
      () => post('/api/development/clock/advance', `{"ms":1,"x":"${'x'.repeat(300_000)}"}`),
      413,
      'too_large',
      { limitBytes: 262_144 },
    ],
    [
      'a page of somebody else',
      () => post('/api/development/clock/advance', '{"ms":1}', { origin: 'https://evil.example' }),
      403,
      'not_allowed',
      {},
    ],
    [
      'a page of somebody else, unnamed',
      () => post('/api/development/clock/advance', '{"ms":1}', { 'sec-fetch-site': 'cross-site' }),
      403,
      'not_allowed',
      {},
    ],
  ])('refuses by name: %s', async (_, send, status, code, data) => {
    const response = await send()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code, data })
  })

  it('our own page, and a program without a page, may change something', async () => {
    expect((await post('/api/development/clock/advance', '{"ms":5}', { origin: ORIGIN })).status).toBe(200)
    expect((await post('/api/development/clock/advance', '{"ms":5}')).status).toBe(200)
  })

  it('tells nothing about our own mistakes but where to look; the log has the rest', async () => {
    const response = await ask('/api/wallet')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('private')
    const { data } = JSON.parse(text) as { data: { requestId: string } }
    expect(lines.find((line) => line.includes(data.requestId))).toContain('postgres said something private')
  })

  it('names its parts, and says by its status whether all of them work', async () => {
    expect((await ask('/healthz')).status).toBe(200)
    healthy = false
    const response = await ask('/healthz')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ ok: false, parts: { database: 'down' } })
  })

  it('describes itself for clients in other languages', async () => {
    const response = await ask('/api/openapi.json')
    const document = (await response.json()) as { openapi: string; paths: Record<string, object> }
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths)).toContain('/wallet/top-ups/{topUp}')
    expect(document.paths['/wallet/top-ups/{topUp}']).toMatchObject({
      get: { parameters: [{ name: 'topUp', in: 'path', schema: { type: 'string', format: 'uuid' } }] },
    })
  })
})
