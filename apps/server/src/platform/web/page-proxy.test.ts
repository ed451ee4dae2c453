import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forwardedRequestHeaders } from './forwarded-headers.ts'
import type { LoopbackProxy } from './loopback-proxy.ts'
import { createPageProxy } from './page-proxy.ts'

let pages: Server
let front: Server
let proxy: LoopbackProxy
let pagesPort: number | null
let answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)) // a TCP server has one
  })

beforeAll(async () => {
  pages = createServer((incoming, outgoing) => answer(incoming, outgoing))
  const port = await listening(pages)
  pagesPort = port
  proxy = createPageProxy({
    port: () => pagesPort,
    clientAddress: () => '203.0.113.7',
    publicUrl: 'https://market.example',
    fromSources: false,
  })
  front = createServer(proxy.handle)
  await listening(front)
})
afterAll(() => {
  proxy.close()
  front.close()
  front.closeAllConnections()
  pages.close()
  pages.closeAllConnections()
})

const url = (path: string) => `http://127.0.0.1:${(front.address() as AddressInfo).port}${path}` // a TCP server has one

describe('a page', () => {
  it('comes through whole: status, headers, cookies, body', async () => {
    answer = (incoming, outgoing) => {
      outgoing.writeHead(404, { 'set-cookie': ['a=1', 'b=2'], 'x-method': incoming.method ?? '' })
      outgoing.end(`you asked for ${incoming.url}`)
    }
    const response = await fetch(url('/ar/lots?q=ساعة'))
    expect(response.status).toBe(404)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('you asked for /ar/lots?q=%D8%B3%D8%A7%D8%B9%D8%A9')
  })

  it('is asked for with what we know of the visitor, not with what the visitor made up', async () => {
    let seen: NodeJS.Dict<string | string[]> = {}
    answer = ({ headers }, outgoing) => {
      seen = headers
      outgoing.end()
    }
    await fetch(url('/'), {
      headers: {
        'x-forwarded-for': '1.1.1.1',
        'x-real-ip': '1.1.1.1',
        'x-dallal-render': 'guess',
        'x-middleware-subrequest': 'src/proxy',
        'x-nextjs-data': '1',
        'x-nextjs-request-id': '1',
        cookie: 'session=1',
      },
    })
    expect(seen).toMatchObject({
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      cookie: 'session=1',
    })
    for (const name of [
      'x-real-ip',
      'x-dallal-render',
      'x-middleware-subrequest',
      'x-nextjs-data',
      'x-nextjs-request-id',
    ]) {
      expect(seen).not.toHaveProperty(name)
    }
  })

  it('from its sources hears which request of a page it is, and still nothing else that is made up', () => {
    const made = { 'x-nextjs-request-id': '1', 'x-nextjs-html-request-id': '2', 'x-nextjs-data': '3', rsc: '1' }
    const forwarding = { clientAddress: '203.0.113.7', publicUrl: 'http://localhost:3000', fromSources: true }
    const forwarded = forwardedRequestHeaders(made, forwarding)
    expect(forwarded).toMatchObject({ 'x-nextjs-request-id': '1', 'x-nextjs-html-request-id': '2', rsc: '1' })
    expect(forwarded).not.toHaveProperty('x-nextjs-data')
  })

  it('streams: its beginning arrives before its end is known', async () => {
    let finish = () => {}
    answer = (_, outgoing) => {
      outgoing.write('beginning')
      finish = () => outgoing.end(' and end')
    }
    const reader = (await fetch(url('/'))).body?.getReader()
    const first = await reader?.read()
    expect(Buffer.from(first?.value ?? []).toString()).toBe('beginning')
    finish()
    const second = await reader?.read()
    expect(Buffer.from(second?.value ?? []).toString()).toBe(' and end')
  })

  it('gets a body that is sent to it', async () => {
    answer = (incoming, outgoing) => void incoming.pipe(outgoing)
    const response = await fetch(url('/'), { method: 'POST', body: 'x'.repeat(200_000) })
    expect((await response.text()).length).toBe(200_000)
  })

  it('is given up when the visitor leaves', async () => {
    const left = new Promise<void>((resolve) => {
      answer = (_, outgoing) => void outgoing.on('close', resolve)
    })
    const asked = request(url('/'))
    asked.on('error', () => undefined)
    asked.end()
    await new Promise<void>((resolve) => pages.once('request', () => resolve()))
    asked.destroy()
    await left
  })

  it('is asked for again when the kept connection had just been closed', async () => {
    let asked = 0
    answer = (incoming, outgoing) => {
      asked += 1
      if (asked === 2) return void incoming.socket.destroy()
      outgoing.end(`answer ${asked}`)
    }
    expect(await (await fetch(url('/'))).text()).toBe('answer 1')
    expect(await (await fetch(url('/'))).text()).toBe('answer 3')
  })

  it('is not there yet: says so in both languages, and the browser asks again', async () => {
    const port = pagesPort
    pagesPort = null
    const response = await fetch(url('/ar'))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.text()).toContain('لحظات')
    pagesPort = port
  })

  it('cut in the middle is cut for the visitor too, never shown as whole', async () => {
    answer = (_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '100' })
      outgoing.write('half')
      setImmediate(() => outgoing.destroy())
    }
    await expect(fetch(url('/')).then((response) => response.text())).rejects.toThrow()
  })
})
