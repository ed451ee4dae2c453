/** For the browser proofs: a page server on another origin, and people who publish and watch in contexts of their own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type CertificateFiles, ensureCertificate } from '#certificate/ensure-certificate.ts'
import { type GrantRole, signGrant } from '#grant.ts'

export type BrowserStats = {
  state: string
  dtls: string | undefined
  srtp: string | undefined
  width: number
  height: number
  framesDecoded: number
  packetsLost: number
  nacks: number
  freezes: number
  audioPackets: number
  framesSent: number
  retransmitted: number
  availableBitrate: number | undefined
}

type JoinOptions = { httpPort: number; room: string; role: GrantRole; subject: string; wrongFingerprint?: boolean }

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-loopback-in-peer-connection',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

/** `CHROMIUM` names the browser to use; otherwise the one of the system, otherwise Playwright's own. */
async function launch(): Promise<Browser> {
  const named = process.env.CHROMIUM
  if (named) return chromium.launch({ executablePath: named, args: FLAGS })
  return chromium
    .launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
    .catch(() => chromium.launch({ args: FLAGS }))
}

export class BrowserWorld {
  readonly secret = 'a secret for the browser proofs, long enough'
  readonly certificate: CertificateFiles
  readonly #browser: Browser
  readonly #pages: Server
  readonly #directory: string

  private constructor(browser: Browser, pages: Server, directory: string, certificate: CertificateFiles) {
    this.#browser = browser
    this.#pages = pages
    this.#directory = directory
    this.certificate = certificate
  }

  static async open(): Promise<BrowserWorld> {
    const html = await readFile(new URL('./browser-page.html', import.meta.url))
    const pages = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
    const directory = await mkdtemp(join(tmpdir(), 'sfu-browser-'))
    return new BrowserWorld(await launch(), pages, directory, await ensureCertificate(directory))
  }

  async close(): Promise<void> {
    await this.#browser.close()
    this.#pages.closeAllConnections()
    await new Promise((resolve) => this.#pages.close(resolve))
    await rm(this.#directory, { recursive: true })
  }

  /** A person with a browser of their own: other cookies, other connections. */
  async person(): Promise<Person> {
    const context = await this.#browser.newContext()
    const page = await context.newPage()
    // A server that listens on TCP has an AddressInfo.
    await page.goto(`http://127.0.0.1:${(this.#pages.address() as AddressInfo).port}/`)
    return new Person(page, this.secret)
  }
}

export class Person {
  readonly #page: Page
  readonly #secret: string

  constructor(page: Page, secret: string) {
    this.#page = page
    this.#secret = secret
  }

  /** Publishes or watches. Rejects with the status when the server refuses. */
  async join({ httpPort, room, role, subject, wrongFingerprint = false }: JoinOptions): Promise<void> {
    const grant = signGrant(this.#secret, { room, role, subject, expiresAt: Date.now() + 60_000 })
    const url = `http://127.0.0.1:${httpPort}/${role === 'publish' ? 'whip' : 'whep'}/${room}`
    const verb = role === 'publish' ? 'publish' : 'watch'
    await this.#page.evaluate(`${verb}(${JSON.stringify({ url, grant, wrongFingerprint })})`)
  }

  leave(): Promise<number> {
    return this.#page.evaluate('leave()')
  }

  stats(): Promise<BrowserStats> {
    return this.#page.evaluate('stats()')
  }

  /** As when somebody pulls the plug: no goodbye over HTTP. */
  vanish(): Promise<void> {
    return this.#page.context().close()
  }
}
