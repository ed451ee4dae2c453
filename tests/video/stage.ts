import { join } from 'node:path'
import { type Locale, wordsOf } from '@dallal/i18n'
import { type Browser, expect, type Page } from '@playwright/test'
import { build } from 'vite'
import type { RunningServer } from '../support/running-server.ts'
import type { Cookie } from '../support/visitor.ts'

const ENTRY = join(import.meta.dirname, '../../apps/web/src/features/video/video-stage.test-dsl.tsx')

const OFFERS = /\/(whip|whep)\/[^/]+$/

/** The product's own video parts as one script, without the pages around them. */
export async function bundleStage(): Promise<string> {
  const bundled = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    build: { write: false, minify: false, rollupOptions: { input: ENTRY, output: { format: 'iife' } } },
  })
  const outputs = Array.isArray(bundled) ? bundled : [bundled]
  for (const made of outputs) {
    if (!('output' in made)) continue
    const script = made.output.find((file) => file.type === 'chunk')
    if (script?.type === 'chunk') return script.code
  }
  throw new Error('the stage was not bundled')
}

export interface Visit {
  readonly server: RunningServer
  readonly script: string
  readonly show: string
  readonly locale: Locale
  readonly cookies?: readonly Cookie[]
}

/** Somebody in a browser of their own, at the seller's preview or at the picture in the room, on the server's own origin. */
export class StagePerson {
  readonly page: Page
  readonly locale: Locale
  /** How often it offered to send or receive. */
  offers = 0

  private constructor(page: Page, locale: Locale) {
    this.page = page
    this.locale = locale
    page.on('request', (request) => {
      if (request.method() === 'POST' && OFFERS.test(request.url())) this.offers += 1
    })
  }

  static async arrive(
    browser: Browser,
    as: 'seller' | 'viewer',
    visit: Visit,
    beforeStage: (person: StagePerson) => Promise<unknown> = async () => {},
  ): Promise<StagePerson> {
    const { server, script, show, locale, cookies = [] } = visit
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server.url })))
    const person = new StagePerson(await context.newPage(), locale)
    const { page } = person
    await beforeStage(person)
    // Any answer of the server will do: what counts is that the stage stands on its origin.
    await page.goto(`${server.url}/healthz?show=${show}&as=${as}&locale=${locale}`)
    await page.setContent('<main></main>')
    await page.addScriptTag({ content: script })
    return person
  }

  words<F extends Parameters<typeof wordsOf>[1]>(feature: F) {
    return wordsOf(this.locale, feature)
  }

  says(text: string) {
    return expect(this.page.getByText(text).first())
  }

  /** Frames drawn so far. */
  frames(): Promise<number> {
    return this.page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0)
  }

  /** The engine answers this person's offers as if every place were taken; resolves to the way to end that. */
  async findsNoPlace(): Promise<() => Promise<void>> {
    const body = JSON.stringify({ code: 'full', why: 'all sessions are taken' })
    await this.page.route(OFFERS, (route) => route.fulfill({ status: 503, contentType: 'application/json', body }))
    return () => this.page.unroute(OFFERS)
  }

  press(button: string): Promise<void> {
    return this.page.getByRole('button', { name: button }).click()
  }

  leave(): Promise<void> {
    return this.page.context().close()
  }
}
