import { formatMoney } from '@dallal/i18n'
import { money } from '@dallal/kernel'
import { expect, type Page, test } from '@playwright/test'
import { openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import { bid, lotOf, queueLot, RIYADH, wallet } from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { waitFor } from '../support/wait-for.ts'
import { Persona } from './persona.ts'

/** At the bid button of a real browser, by keyboard and mouse: what bids, what does not, and where one is afterwards. */

let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await startServer({ roles: 'api,worker,web' })
})
test.afterAll(() => discardServer(server))

test('one stays at the bid button through every bid, and only what was meant bids', async ({ browser }) => {
  test.setTimeout(240_000)
  const { operator, seller } = await openEvening(server, RIYADH)
  const noor = await welcomeBidder(server, 'Noor', sar(100_000), { locale: 'en' })
  const [sami, rima] = await Promise.all(['سامي', 'ريما'].map((name) => welcomeBidder(server, name, sar(900_000))))
  if (!sami || !rima) throw new Error('two more people bid')
  const prepared = await prepareLot(seller, { startPrice: sar(10_000), durationMs: 120_000 }, 2)
  const { product, show, lot } = prepared
  const short = await queueLot(seller, show, product, { startPrice: sar(10_000), durationMs: 12_000 })

  const person = await Persona.arrive(browser, server.url, 'en', 'desktop', noor.cookies())
  const t = person.words('lot')
  const { page } = person
  const line = await holdableLine(page)
  await openLot(seller, prepared)
  await person.goTo(`/shows/${show.id}`)
  const button = page.locator('section [data-bid]')
  await expect(button).toHaveText(/100\.00/)
  const news = page.getByRole('region', { name: t('auction') }).getByRole('status')
  await expect(news).toHaveCount(1)
  await button.evaluate((element) => element.setAttribute('data-first', ''))
  const sameButton = page.locator('[data-bid][data-first]:focus')

  await test.step('a key anywhere else on the page bids nothing', async () => {
    await page.keyboard.press('b')
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(line.bids).toBe(0)
  })

  await test.step('from ready over its way to leading the focus stays', async () => {
    line.holdBids()
    await button.focus()
    // Until the amount has stood there for long enough to be read.
    await expect(async () => {
      await page.keyboard.press('b')
      await expect(button).toHaveAttribute('aria-busy', 'true', { timeout: 1_000 })
    }).toPass({ intervals: [500] })
    await expect(button).toHaveAccessibleName(t('bid_sending', { amount: inWords(10000) }))
    await expect(sameButton).toHaveCount(1)
    line.letBidsGo()
    await expect(page.getByTestId('bid-leading')).toHaveAccessibleName(t('you_lead_held', { amount: inWords(10000) }))
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(sameButton).toHaveCount(1)
  })

  await test.step('outbid: still there; a press in the moment in which the amount came bids nothing', async () => {
    await longAfter(page)
    const pressed = pressWhenItSays(page, '125.00')
    expect(await bid(sami, lot.id, sar(12_000))).toMatchObject({ kind: 'accepted' })
    await pressed
    await expect(news).toContainText(t('price_moved', { amount: inWords(12500) }))
    await expect(button).toHaveAttribute('aria-disabled', 'false')
    await expect(sameButton).toHaveCount(1)
    expect((await lotOf(sami, lot)).bidCount).toBe(2)
  })

  await test.step('a double click on a big amount confirms it and bids nothing', async () => {
    const sent = line.bids
    await page.keyboard.press('c')
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel(t('custom_amount')).fill('500')
    await sheet.getByRole('button', { name: t('bid_now', { amount: inWords(50000) }) }).dblclick()
    await expect(sheet.getByRole('button', { name: t('bid_confirm', { amount: inWords(50000) }) })).toBeVisible()
    expect(line.bids).toBe(sent)
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })

  await test.step('short of money, the way to it has the focus, and the key of the button takes it', async () => {
    await button.focus()
    expect(await bid(rima, lot.id, sar(99_900))).toMatchObject({ kind: 'accepted' })
    await expect(page.locator('a[data-bid]:focus')).toHaveCount(1)
    await page.keyboard.press('b')
    await page.waitForURL(/\/wallet\/top-up/)
  })

  await test.step('a bid that arrives after the hammer is told so, beside how the lot ended', async () => {
    await operator.api.auction.voidLot({ lot: lot.id, reason: 'technical_fault', note: 'The next one ends sooner' })
    await seller.api.auction.openLot({ lot: short.id })
    expect(await bid(sami, short.id, sar(10_000))).toMatchObject({ kind: 'accepted' })
    await person.goTo(`/shows/${show.id}`)
    await expect(button).toHaveText(/105\.00/)
    line.holdBids()
    await expect(async () => {
      await button.click({ timeout: 1_000 })
      await expect(button).toHaveAttribute('aria-busy', 'true', { timeout: 1_000 })
    }).toPass({ intervals: [500] })
    await line.hears('lot_sold')
    line.letBidsGo()
    await expect(news).toHaveText(person.words('refusals')('lot_not_open'))
    await expect(page.getByText(t('sold_to_bidder', { alias: '1', amount: inWords(10000) })).first()).toBeVisible()
    // News grows old after the end too.
    await expect(news).toBeEmpty({ timeout: 15_000 })
    expect(await wallet(noor, 'SAR')).toEqual({ available: 100_000n, held: 0n, incoming: 0n })
  })
  await person.leave()
})

function inWords(minor: number): string {
  return formatMoney(money(BigInt(minor), 'SAR'), 'en')
}

/** The page's live line, on which bids can be held back as a slow network would. Ask for it before the page is opened. */
async function holdableLine(page: Page) {
  let bids = 0
  let letGo: (() => void)[] | null = null
  const heard: string[] = []
  await page.routeWebSocket(/\/live$/, (socket) => {
    const upstream = socket.connectToServer()
    socket.onMessage((frame) => {
      const isBid = String(frame).includes('"op":"bid"')
      if (isBid) bids += 1
      if (isBid && letGo) letGo.push(() => upstream.send(frame))
      else upstream.send(frame)
    })
    upstream.onMessage((frame) => {
      socket.send(frame)
      heard.push(String(frame))
    })
  })
  return {
    /** Frames with a bid that the page has sent. */
    get bids() {
      return bids
    },
    holdBids() {
      letGo = []
    },
    letBidsGo() {
      const held = letGo ?? []
      letGo = null
      for (const send of held) send()
    },
    hears: (word: string) => waitFor(word, () => heard.some((frame) => frame.includes(word)), 60_000),
  }
}

/** So long after what was last done on a page that a press there is a new one. */
async function longAfter(page: Page): Promise<void> {
  const since = await page.evaluate(() => performance.now())
  await page.waitForFunction((then) => performance.now() - then > 500, since)
}

/** Presses the bid button in the very step in which it says an amount, faster than anybody could have read it. */
function pressWhenItSays(page: Page, amount: string): Promise<void> {
  return page.evaluate(
    (awaited) =>
      new Promise<void>((resolve) => {
        const button = document.querySelector<HTMLElement>('section [data-bid]')
        if (!button) throw new Error('the room has its bid button')
        const watch = new MutationObserver(() => {
          if (!button.textContent?.includes(awaited)) return
          watch.disconnect()
          button.click()
          resolve()
        })
        watch.observe(button, { childList: true, characterData: true, subtree: true })
      }),
    amount,
  )
}
