import {
  createHttpClient,
  type DallalClient,
  type LiveSession,
  openLiveSession,
  type Surroundings,
} from '@dallal/client'
import { LIVE_PATH } from '@dallal/contract'
import { WebSocket } from 'ws'
import type { RunningServer } from './running-server.ts'

export type Cookie = { readonly name: string; readonly value: string }

/** Somebody at a client of their own: cookies, the API and a live session, but no browser. */
export interface Visitor {
  readonly api: DallalClient
  /** Follows a link of the server as a browser would, keeping its cookies; resolves to where it led. */
  visit(link: string): Promise<string>
  /** Sends a form, as a page without script does. */
  submit(link: string, fields: Record<string, string>): Promise<string>
  /** The cookies kept so far, to hand a session on to a browser. */
  cookies(): Cookie[]
  /** The live session, opened on first use. */
  live(): LiveSession
  leave(): void
}

export function createVisitor(server: Pick<RunningServer, 'url'>, given: readonly Cookie[] = []): Visitor {
  const cookies = new Map(given.map(({ name, value }) => [name, value]))
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  let session: LiveSession | null = null

  async function send(request: Request | string, options: RequestInit): Promise<Response> {
    const headers = new Headers(request instanceof Request ? request.headers : options.headers)
    headers.set('cookie', cookieHeader())
    headers.set('origin', server.url)
    const response = await fetch(request, { ...options, headers })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }

  async function follow(link: string, options: RequestInit): Promise<string> {
    const response = await send(new URL(link, server.url).href, { ...options, redirect: 'manual' })
    await response.arrayBuffer()
    if (response.status >= 400) throw new Error(`${link} answered ${response.status}`)
    return response.headers.get('location') ?? link
  }

  const api = createHttpClient({ url: `${server.url}/api`, send })
  return {
    api,
    visit: (link) => follow(link, {}),
    submit: (link, fields) => follow(link, { method: 'POST', body: new URLSearchParams(fields) }),
    cookies: () => [...cookies].map(([name, value]) => ({ name, value })),
    live() {
      session ??= openLiveSession({
        url: `${server.url.replace(/^http/, 'ws')}${LIVE_PATH}`,
        token: async () => (await api.shows.liveToken()).token,
        surroundings: nodeSurroundings(server.url),
      })
      return session
    },
    leave: () => session?.close(),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const isOver = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))
  if (isOver) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

function nodeSurroundings(origin: string): Surroundings {
  return {
    openSocket(url, subprotocol, events) {
      const socket = new WebSocket(url, subprotocol, { origin })
      socket.on('message', (text) => events.received(text.toString()))
      socket.on('close', (code) => events.closed(code))
      socket.on('error', () => {})
      return {
        send(text) {
          if (socket.readyState === WebSocket.OPEN) socket.send(text)
        },
        close: () => socket.close(),
      }
    },
    now: () => performance.timeOrigin + performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    onWake: () => () => {},
  }
}
