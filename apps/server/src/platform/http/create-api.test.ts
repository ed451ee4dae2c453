import type { IncomingMessage } from 'node:http'
import type { UserId } from '@dallal/kernel'
import { testId } from '@dallal/testkit'
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

const uploadImage = operations.media.uploadImage.handler(({ input, errors }) =>
  answer({ ok: false, refusal: { code: 'too_large', limitBytes: input.file.size } }, errors),
)

const noor = testId<UserId>(1)
const api = createApi({
  // A server with a few operations only: nothing else is asked for here.
  operations: {
    ...{ wallet: { balances, topUp }, development: { tools, advanceClock } },
    media: { uploadImage },
  } as unknown as Operations,
  callerOf: async (headers) =>
    headers.has('cookie') ? { userId: noor, role: 'buyer' } : { userId: null, role: 'anonymous' },
  admitUpload: async (caller) => (caller.userId ? null : { code: 'not_signed_in' }),
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

describe('a form', () => {
  const picture = (name: string, content: string) => {
    const form = new FormData()
    form.set(name, new File([content], 'a.png'))
    return form
  }
  /** A body that says when somebody begins to read it. */
  function watched() {
    let isRead = false
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          isRead = true
          controller.enqueue(new Uint8Array(64 * 1024))
        },
      },
      { highWaterMark: 0 },
    )
    return { body, isRead: () => isRead }
  }
  const FORM = 'multipart/form-data; boundary=X'
  const signedIn = { cookie: 'session=1' }
  const send = async (path: string, body: RequestInit['body'], headers: Record<string, string> = {}) => {
    // `duplex` is asked for by the standard where a body is a stream; the types do not know it.
    const response = await ask(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    const { code } = (await response.json()) as { code: string }
    return [response.status, code]
  }

  it('is read where pictures are received, and nowhere else', async () => {
    expect(await send('/api/media/images', picture('file', 'four'), signedIn)).toEqual([413, 'too_large'])
    expect(await send('/api/wallet', picture('file', 'four'), signedIn)).toEqual([415, 'content_type_unsupported'])
    expect(await send('/api/wallet', new URLSearchParams('a=1'))).toEqual([415, 'content_type_unsupported'])
    const json = { ...signedIn, 'content-type': 'application/json' }
    expect(await send('/api/media/images', '{}', json)).toEqual([415, 'content_type_unsupported'])
  })

  it('is not begun to be read elsewhere, nor from somebody who may not send', async () => {
    for (const path of ['/api/development/clock/advance', '/api/media/images']) {
      const { body, isRead } = watched()
      const [status] = await send(path, body, { 'content-type': FORM, 'content-length': '200000' })
      expect([path, status, isRead()]).toEqual([path, path.includes('media') ? 401 : 415, false])
    }
  })

  it.each([
    ['170,000 tiny fields', part('a', '').repeat(170_000)],
    ['five parts', part('file', 'x').repeat(5)],
    ['a head that does not end', `--X\r\ncontent-disposition: form-data; name="${'n'.repeat(100_000)}"\r\n\r\nx\r\n`],
    ['something before its first part', `preamble\r\n${part('file', 'x')}`],
    ['no end', '--X\r\n\r\nx'],
    ['a head that says nothing', `--X\r\n\r\nx\r\n`],
  ])('is not parsed when it has %s', async (_, text) => {
    const whole = `${text}--X--\r\n`.replace('\r\n\r\nx--X--', '\r\n\r\nx')
    const answered = await send('/api/media/images', whole, { ...signedIn, 'content-type': FORM })
    expect(answered).toEqual([422, 'invalid_input'])
  })

  it('may hold a few fields, and bytes that look almost like its own end', async () => {
    const text = `${part('file"; filename="a', '\r\n\r\n--Y--\r\n')}${part('more', '1')}--X--\r\n`
    expect(await send('/api/media/images', text, { ...signedIn, 'content-type': FORM })).toEqual([413, 'too_large'])
    const quoted = { ...signedIn, 'content-type': 'Multipart/Form-Data; boundary="X"' }
    expect(await send('/api/media/images', text, quoted)).toEqual([413, 'too_large'])
  })
})

function part(name: string, value: string): string {
  return `--X\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}
