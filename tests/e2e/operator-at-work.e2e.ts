import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import { bid, expectBooksInOrder, KUWAIT, untilClosed } from '../support/market-steps.ts'
import { kwd } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { waitFor } from '../support/wait-for.ts'
import { Persona } from './persona.ts'

/** An operator at the console, in a browser, when all is well and when something is not. */

let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await startServer({ roles: 'api,worker,web' })
})
test.afterAll(() => discardServer(server))

test('a fresh house, and a bank that refuses: what an operator sees and does', async ({ browser }) => {
  test.setTimeout(300_000)
  const { operator, seller } = await openEvening(server, KUWAIT)

  await test.step('nobody has checked the books yet: the console does, says when, and does it again when asked', async () => {
    const desk = await Persona.arrive(browser, server.url, 'en', 'desktop', operator.cookies())
    const words = desk.words('console')
    await desk.goTo('/console')
    await expect(desk.page.getByText(words('books_agree'))).toBeVisible()
    const first = (await operator.api.console.checks()).report
    expect(first?.checks.every(({ defects }) => defects === 0)).toBe(true)
    await desk.goTo('/console/ledger/checks')
    await desk.button(words('check_now')).click()
    await expect.poll(async () => (await operator.api.console.checks()).report?.checkedAt).not.toBe(first?.checkedAt)
    const second = (await operator.api.console.checks()).report
    await expect(desk.page.locator(`time[datetime="${second?.checkedAt}"]`)).toBeVisible()
    await desk.leave()
  })

  await test.step('a payout comes back: the operator notes why, the seller reads it and has the money again', async () => {
    const sami = await welcomeBidder(server, 'Sami', kwd(10_000))
    const prepared = await prepareLot(seller, { startPrice: kwd(1_000), durationMs: 12_000 })
    await openLot(seller, prepared)
    expect(await bid(sami, prepared.lot.id, kwd(5_000))).toMatchObject({ kind: 'accepted' })
    await untilClosed(seller, prepared.lot)
    const order = (await waitFor('the order', async () => (await sami.api.orders.purchases({})).items[0])).id
    await seller.api.orders.ship({ order, carrier: 'aramex', trackingNumber: 'KW 7001 2345' })
    await sami.api.orders.confirmReceipt({ order })
    sami.leave()
    expect((await server.cli('clock', 'advance', '7d')).code).toBe(0)
    const available = await waitFor('the settlement', async () => {
      const money = await seller.api.payout.sellerMoney()
      return money.available.minor !== '0' && money.available
    })
    await seller.api.payout.requestPayout({ key: randomUUID(), amount: available })

    const desk = await Persona.arrive(browser, server.url, 'ar', 'desktop', operator.cookies())
    const words = desk.words('console')
    await desk.goTo('/console/payouts')
    await desk.button(words('mark_failed')).click()
    await desk.field(words('failed_reason')).fill('الحساب مغلق')
    await desk.page
      .getByRole('dialog')
      .getByRole('button', { name: words('mark_failed') })
      .click()
    const row = desk.page.getByRole('row').filter({ hasText: 'الحساب مغلق' })
    await expect(row).toContainText(words('payout_status_failed'))
    await expect(row.getByRole('button')).toHaveCount(0)
    await desk.leave()

    const shop = await Persona.arrive(browser, server.url, 'ar', 'phone', seller.cookies())
    await shop.goTo('/studio/money')
    await expect(shop.page.getByText(/الحساب مغلق/)).toBeVisible()
    await shop.leave()
    expect((await seller.api.payout.sellerMoney()).available).toEqual(available)
    await expectBooksInOrder(server, operator)
  })
})
