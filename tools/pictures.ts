/**
 * Takes a picture of every screen in both languages, on a phone and on a desktop, and in Arabic in the dark:
 *   node --import tsx tools/pictures.ts <address> <operator link> <folder>
 * It wants a development server with the demo market, and leaves a show and some bids there. Says which pages were wider
 * than their window, complained in the console, or could not load something.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Locale, wordsOf } from '@dallal/i18n'
import { type Browser, type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import config from '../playwright.config.ts'
import { createVisitor, type Visitor } from '../tests/support/visitor.ts'
import { writeCameraFile } from './pictures/camera.ts'
import { type Market, meetMarket, prepareShow, race, talk, topUps } from './pictures/evening.ts'
import { screensOf } from './pictures/screens.ts'

type View = { readonly locale: Locale; readonly width: number; readonly theme: 'light' | 'dark' }

const VIEWS: readonly View[] = [
  { locale: 'ar', width: 390, theme: 'light' },
  { locale: 'ar', width: 1280, theme: 'light' },
  { locale: 'en', width: 390, theme: 'light' },
  { locale: 'en', width: 1280, theme: 'light' },
  { locale: 'ar', width: 390, theme: 'dark' },
]

/** Longer pages are cut: more of the same list follows. */
const TALLEST = 4_000

const [url = '', link = '', folder = ''] = process.argv.slice(2)
if (folder === '') throw new Error('tools/pictures.ts <address> <operator link> <folder>')
mkdirSync(folder, { recursive: true })

const operator = createVisitor({ url })
await operator.visit(link)
const market = await meetMarket(url, operator)
const { show, lot, product } = await prepareShow(market)
const cameraFile = join(folder, 'camera.y4m')
await writeCameraFile(await pictureOf(product), cameraFile)
const browser = await chromium.launch({
  ...config.use?.launchOptions,
  args: [...(config.use?.launchOptions?.args ?? []), `--use-file-for-fake-video-capture=${cameraFile}`],
})
try {
  await takeRoom(browser, market)
  await takeScreens(browser, market)
} finally {
  await browser.close()
  for (const visitor of market.buyers) visitor.leave()
  rmSync(cameraFile)
}

/** The room as the leading bidder sees it, then its control; the lot is open for five minutes, which is enough. */
async function takeRoom(browser: Browser, market: Market): Promise<void> {
  const [, leader] = market.buyers
  const camera = await arrive(browser, { locale: 'ar', width: 1280, theme: 'light' }, market.seller)
  const page = await camera.newPage()
  await turnCameraOn(page, 'ar')
  await page.getByRole('button', { name: wordsOf('ar', 'run')('go_live_now') }).click()
  await expect(page.getByText(wordsOf('ar', 'run')('stream_live')).first()).toBeVisible({ timeout: 40_000 })
  await race(market, lot.id)
  await talk(market, show.id)
  for (const view of VIEWS) {
    const context = await arrive(browser, view, leader)
    await take(context, view, 'room', `/${view.locale}/shows/${show.id}`, untilMoving)
    await context.close()
  }
  await camera.close()
  for (const view of VIEWS) {
    const context = await arrive(browser, view, market.seller)
    await take(context, view, 'run', `/${view.locale}/studio/shows/${show.id}/run`, async (page) => {
      await turnCameraOn(page, view.locale)
      await untilMoving(page)
    })
    await context.close()
  }
}

async function takeScreens(browser: Browser, market: Market): Promise<void> {
  const [, buyer] = market.buyers
  const { paid, payUrl } = await topUps(buyer, market.ended.currency)
  const [order] = (await buyer.api.orders.purchases({})).items
  const [sale] = (await market.seller.api.orders.sales({})).items
  const screens = screensOf(market, {
    show: show.id,
    product: product.id,
    order: order?.id ?? '',
    sale: sale?.id ?? '',
    paidTopUp: paid,
  })
  const who = { nobody: createVisitor({ url }), buyer, seller: market.seller, operator: market.operator }
  for (const view of VIEWS) {
    for (const by of ['nobody', 'buyer', 'seller', 'operator'] as const) {
      const context = await arrive(browser, view, who[by])
      for (const screen of screens) {
        if (screen.by === by) await take(context, view, screen.name, `/${view.locale}${screen.path}`)
      }
      if (by === 'buyer') await take(context, view, 'gateway', payUrl)
      await context.close()
    }
  }
}

/** One screen in one view. What scrolls gets a window as tall as itself, so that bars stand at its foot. */
async function take(
  context: BrowserContext,
  view: View,
  name: string,
  path: string,
  wait?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage()
  const file = fileOf(name, view)
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`${file}: ${message.text().slice(0, 300)}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 400) console.log(`${file}: ${answer.status()} ${answer.url()}`)
  })
  try {
    await page.goto(new URL(path, url).href)
    if (wait) await wait(page)
    else await settle(page)
    await page.screenshot({ path: file })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) console.log(`${file}: ${wide} pixels too wide`)
  } catch (error) {
    console.log(`${file}: ${String(error).slice(0, 400)}`)
    await page.screenshot({ path: file }).catch(() => {})
  } finally {
    await page.close()
  }
}

async function arrive(browser: Browser, view: View, visitor: Visitor): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.width < 600 ? 844 : 900 },
    colorScheme: view.theme,
    hasTouch: view.width < 600,
    locale: view.locale === 'ar' ? 'ar-SA' : 'en-GB',
    timezoneId: 'Asia/Riyadh',
    permissions: ['camera', 'microphone'],
  })
  await context.addCookies(visitor.cookies().map((cookie) => ({ ...cookie, url })))
  return context
}

async function turnCameraOn(page: Page, locale: Locale): Promise<void> {
  const run = wordsOf(locale, 'run')
  const address = `${url}/${locale}/studio/shows/${show.id}/run`
  if (page.url() !== address) await page.goto(address)
  await page
    .getByRole('button', { name: run('camera_turn_on') })
    .first()
    .click({ timeout: 8_000 })
    .catch(() => {})
}

/** Pictures further down load when they come near: goes to the foot and back, and waits for all of them. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += window.innerHeight) {
      window.scrollTo(0, y)
      await new Promise(requestAnimationFrame)
    }
    window.scrollTo(0, 0)
  })
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  if (whole > height) await page.setViewportSize({ width, height: Math.min(whole, TALLEST) })
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {})
}

async function untilMoving(page: Page): Promise<void> {
  const frames = () => page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames)
  await expect.poll(frames, { timeout: 20_000 }).toBeGreaterThan(10)
}

async function pictureOf({ images: [image] }: { images: { id: string; widths: number[] }[] }): Promise<Buffer> {
  if (!image) throw new Error('a product of the demo market has a picture')
  const answer = await fetch(`${url}/media/images/${image.id}/${Math.max(...image.widths)}.webp`)
  return Buffer.from(await answer.arrayBuffer())
}

function fileOf(name: string, { locale, width, theme }: View): string {
  return join(folder, `${name}-${locale}-${width}${theme === 'dark' ? '-dark' : ''}.png`)
}
