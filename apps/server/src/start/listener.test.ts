import { connect, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Listener, openListener } from './listener.ts'
import { allowedHosts, safeHeaders } from './safe-headers.ts'

let port: number
let listener: Listener
let upgrades: string[]

beforeEach(async () => {
  port = await freePort()
  const opened = await openListener('127.0.0.1', port, {
    headers: safeHeaders({ publicUrl: 'https://market.example' }),
    ...allowedHosts({ environment: 'development', publicUrl: 'http://market.test:3000', host: '127.0.0.1' }),
  })
  if (!opened.ok) throw new Error(opened.refusal.code)
  listener = opened.value
  upgrades = []
})
afterEach(() => listener.close(0))

const answerAll = () =>
  listener.answer({
    api: (incoming, outgoing) => void outgoing.end(`api ${incoming.url}`),
    pages: (incoming, outgoing) => void outgoing.end(`pages ${incoming.url}`),
    upgrade: (incoming, socket) => {
      upgrades.push(incoming.url ?? '')
      if (incoming.url !== '/live') return false
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
      return true
    },
  })

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return `${response.status} ${await response.text()}`
}

describe('the one listener', () => {
  it('answers at once, and says that it is starting', async () => {
    expect(await get('/ar')).toBe('503 starting\n')
  })

  it('gives every answer the safe headers, and lets whoever answers say otherwise', async () => {
    listener.answer({
      api: (_, outgoing) => void outgoing.writeHead(200, { 'referrer-policy': 'no-referrer' }).end(),
      pages: (_, outgoing) => void outgoing.end(),
      upgrade: () => false,
    })
    const [api, page] = await Promise.all(['/api/x', '/ar'].map((path) => fetch(`http://127.0.0.1:${port}${path}`)))
    expect(Object.fromEntries(page?.headers ?? [])).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': expect.stringContaining('max-age='),
      'permissions-policy': expect.stringContaining('camera=(self)'),
    })
    expect(api?.headers.get('referrer-policy')).toBe('no-referrer')
    expect(safeHeaders({ publicUrl: 'http://localhost:3000' })).not.toHaveProperty('strict-transport-security')
  })

  it.each([
    ['/api/wallet', '200 api /api/wallet'],
    ['/api', '200 api /api'],
    ['/healthz', '200 api /healthz'],
    ['/media/images/1/640.webp', '200 api /media/images/1/640.webp'],
    ['/operator/token', '200 api /operator/token'],
    ['/', '200 pages /'],
    ['/ar/api', '200 pages /ar/api'],
    ['/apis', '200 pages /apis'],
    ['/healthz2', '200 pages /healthz2'],
  ])('gives %s to its own', async (path, expected) => {
    answerAll()
    expect(await get(path)).toBe(expected)
  })

  it.each([
    ['/live', 'HTTP/1.1 101'],
    ['/ar', ''],
    ['/_next/hmr', ''],
    ['http://169.254.169.254/latest', ''],
  ])('an upgrade of %s reaches the live socket only, never the pages', async (path, expected) => {
    answerAll()
    const answer = await speak(
      `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
    )
    expect(answer.slice(0, 12)).toBe(expected)
    expect(upgrades).toEqual([path])
  })

  it.each(['http://169.254.169.254/latest', '//evil.example/ar', '/\\evil.example', '*'])(
    'a request for %s is no request of ours',
    async (path) => {
      answerAll()
      expect(await speak(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)).toContain(
        '400 Bad Request',
      )
    },
  )

  it.each([
    ['localhost:3000', '200'],
    ['market.test', '200'],
    ['127.0.0.1', '200'],
    ['evil.example:3000', '421'],
    ['localhost.evil.example', '421'],
  ])('in development, asked as %s: %s', async (host, status) => {
    answerAll()
    const answer = await speak(`GET /ar HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    expect(answer).toContain(`HTTP/1.1 ${status}`)
    expect(allowedHosts({ environment: 'staging', publicUrl: 'https://s.example', host: '0.0.0.0' })).toEqual({})
  })

  it('CONNECT and what is not HTTP get nowhere', async () => {
    answerAll()
    expect(await speak('CONNECT example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n')).toBe('')
    expect(await speak('hello\r\n\r\n')).toContain('400 Bad Request')
  })

  it('a taken port is a refusal, not a crash', async () => {
    expect(await openListener('127.0.0.1', port)).toEqual({ ok: false, refusal: { code: 'port_taken' } })
    expect(await openListener('192.0.2.1', port)).toEqual({ ok: false, refusal: { code: 'no_such_address' } })
  })

  it('closing lets an answer at work finish', async () => {
    let finish = () => {}
    const asked = new Promise<void>((resolve) => {
      listener.answer({
        api: () => undefined,
        upgrade: () => false,
        pages: (_, outgoing) => {
          finish = () => void outgoing.end('whole')
          resolve()
        },
      })
    })
    const answer = get('/slow')
    await asked
    const closed = listener.close(10_000)
    finish()
    expect(await answer).toBe('200 whole')
    await closed
    await expect(get('/late')).rejects.toThrow()
  })
})

/** Sends raw text and hears everything until the other side closes. */
function speak(text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => {
      heard += chunk.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
