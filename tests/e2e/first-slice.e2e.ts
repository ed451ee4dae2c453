import type { LotSummary } from '@dallal/contract'
import { expect, test } from '@playwright/test'
import { becomeOperator, expectBooksInOrder, toolsCookie } from '../support/market-steps.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'
import { waitFor } from '../support/wait-for.ts'
import { applyAsSeller, giveAddress, signUp, topUp, verifySeller } from './account-steps.ts'
import { Persona } from './persona.ts'
import { goLive, prepareShow, publishProduct } from './seller-steps.ts'
import { expectMovingPictures } from './video.ts'

/** One show, one lot, one riyal, end to end, in real browsers: three people and an operator, in two languages. */

let server: RunningServer
let auditor: Visitor

test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await startServer({ roles: 'api,worker,web,media' })
  auditor = await becomeOperator(server)
})
test.afterAll(() => discardServer(server))

test('a seller lists, goes live and is paid; two buyers watch, race and one wins', async ({ browser }) => {
  test.setTimeout(300_000)
  const seller = await Persona.arrive(browser, server.url, 'en', 'desktop')
  // The sandbox gateway is a tool of development: whoever pays there has opened the printed link.
  const tools = [toolsCookie(server)].flatMap((cookie) => cookie ?? [])
  const samira = await Persona.arrive(browser, server.url, 'ar', 'desktop', tools)
  const omar = await Persona.arrive(browser, server.url, 'en', 'phone', tools)
  const operator = await Persona.arrive(browser, server.url, 'en', 'desktop', auditor.cookies())

  await test.step('the seller applies and is verified', async () => {
    await signUp(seller, 'Noor')
    const shop = `Noor’s Lamps ${Math.floor(Math.random() * 10_000)}`
    await applyAsSeller(seller, shop)
    await verifySeller(operator, shop)
  })
  await test.step('a product and a show', async () => {
    await publishProduct(seller, 'مبخرة نحاسية', 'Brass censer')
  })
  const show = await prepareShow(seller, { startPrice: '100', seconds: 30 })

  await test.step('buyers sign up, give an address and top up', async () => {
    await signUp(samira, 'سميرة')
    await giveAddress(samira)
    await topUp(samira, '1000')
    await signUp(omar, 'Omar')
    await giveAddress(omar)
    await topUp(omar, '٥٠٠')
  })
  await test.step('on air: both buyers see moving pictures', async () => {
    await goLive(seller, show)
    await samira.goTo(`/shows/${show}`)
    await omar.goTo(`/shows/${show}`)
    await expectMovingPictures(samira.page)
    await expectMovingPictures(omar.page)
  })
  await test.step('words reach everyone', async () => {
    await samira.page
      .getByPlaceholder(samira.words('chat')('placeholder'))
      .filter({ visible: true })
      .first()
      .fill('كم عمرها؟')
    await samira.page.keyboard.press('Enter')
    await expect(omar.page.getByText('كم عمرها؟').first()).toBeVisible()
    await expect(seller.page.getByText('كم عمرها؟').first()).toBeVisible()
  })

  await test.step('the lot opens; bids race and the clock extends', async () => {
    await seller.button(/Start lot 1/).click()
    await bidNow(samira, '100.00')
    await expect(samira.page.getByTestId('bid-leading').first()).toBeVisible()
    await bidNow(omar, '105.00')
    await expect(omar.page.getByTestId('bid-leading').first()).toBeVisible()
    const endBefore = await untilLastSeconds(show)
    // It is news for two seconds: whoever looks only afterwards may miss it.
    const addedTime = omar.page.getByText(/^\+\d+s$/).filter({ visible: true })
    const omarSeesIt = addedTime.first().waitFor({ timeout: 15_000 })
    await Promise.all([omarSeesIt, bidNow(samira, '110.00')])
    await expect(samira.page.getByTestId('bid-leading').first()).toBeVisible()
    const lot = await lotOf(show)
    expect(lot.bidCount).toBe(3)
    expect(endOf(lot)).toBeGreaterThan(endBefore)
    expect(endOf(lot)).toBeLessThanOrEqual(endBefore + lot.extensionMs)
  })

  await test.step('the hammer: the winner is charged once, the loser’s hold is free again', async () => {
    await expect(samira.page.getByText(samira.words('lot')('won_title')).first()).toBeVisible({ timeout: 60_000 })
    const lot = await lotOf(show)
    expect(lot).toMatchObject({ status: 'sold', price: { minor: '11000', currency: 'SAR' } })
    await samira.goTo('/wallet')
    await expect(samira.page.locator('main').getByText('890.00').first()).toBeVisible()
    await omar.goTo('/wallet')
    await expect(omar.page.locator('main').getByText('500.00').first()).toBeVisible()
    await expectBooksInOrder(server, auditor)
  })

  await test.step('shipped and received', async () => {
    const t = seller.words('studio')
    await seller.goTo('/studio/orders')
    await seller.page.locator('main a[href*="/studio/orders/"]').first().click()
    await seller.field(t('carrier')).selectOption('smsa')
    await seller.field(t('tracking_number')).fill('SMSA 290 110 778')
    await seller.button(t('mark_shipped')).click()
    await expect(seller.page.getByText(t('shipped_notice')).first()).toBeVisible()

    const orders = samira.words('orders')
    await samira.goTo('/orders')
    await samira.page.locator('main a[href*="/orders/"]').first().click()
    await samira.button(orders('confirm_received')).click()
    await samira.page
      .getByRole('dialog')
      .or(samira.page.getByRole('alertdialog'))
      .getByRole('button', { name: orders('confirm_yes') })
      .click()
    await expect(samira.page.getByText(orders('status_received')).first()).toBeVisible()
  })

  await test.step('seven days later: settled to seller, commission and VAT', async () => {
    const moved = await server.cli('clock', 'advance', '7d')
    expect(moved.code, moved.output).toBe(0)
    // 110.00 − 8 % = 101.20; − 15 % VAT on 8.80 = 1.32 → 99.88
    await waitFor('the settlement', async () => {
      await seller.goTo('/studio/money')
      return seller.page.locator('main').getByText('99.88').first().isVisible()
    })
    await expectBooksInOrder(server, auditor)
  })

  await test.step('paid out', async () => {
    const t = seller.words('studio')
    const c = operator.words('console')
    await seller.button(t('request_payout')).click()
    const dialog = seller.page.getByRole('dialog')
    await dialog.getByLabel(t('request_amount')).fill('99.88')
    await dialog
      .getByRole('button', { name: /99\.88/ })
      .last()
      .click()
    await expect(dialog).toBeHidden()
    await operator.goTo('/console/payouts')
    await operator.button(c('mark_sent')).click()
    const send = operator.page.getByRole('dialog')
    await send.getByRole('textbox').fill('SNB-20261125-1')
    await send.getByRole('button', { name: c('mark_sent') }).click()
    await expect(send).toBeHidden()
    await operator.goTo('/console/payouts?status=sent')
    await operator.button(c('mark_paid')).click()
    const paid = operator.page.getByRole('dialog').or(operator.page.getByRole('alertdialog'))
    await paid.getByRole('button', { name: c('mark_paid') }).click()
    await expect(paid).toBeHidden()
    await seller.goTo('/studio/money')
    await expect(seller.page.getByText(t('payout_paid')).first()).toBeVisible()
    await expectBooksInOrder(server, auditor)
  })
  for (const person of [seller, samira, omar, operator]) await person.leave()

  async function lotOf(id: string) {
    const [lot] = (await createVisitor(server).api.auction.lots({ show: id })).lots
    if (!lot) throw new Error('the show has its lot')
    return lot
  }

  /** Presses the amount until one leads with it: a press in the moment in which the amount came is not taken. */
  async function bidNow(person: Persona, amount: string): Promise<void> {
    const named = person.page.getByRole('button', { name: new RegExp(amount.replace('.', '\\.')) })
    const leading = person.page.getByTestId('bid-leading').filter({ visible: true, hasText: amount })
    await expect(async () => {
      if (await leading.isVisible()) return
      await named.filter({ visible: true }).first().click({ timeout: 2_000 })
      await expect(leading).toBeVisible({ timeout: 2_000 })
    }).toPass({ intervals: [500], timeout: 30_000 })
  }

  /** Resolves to the end that holds then. */
  function untilLastSeconds(id: string): Promise<number> {
    return waitFor(
      'the last seconds',
      async () => {
        const end = endOf(await lotOf(id))
        return end - Date.now() < 6_000 && end
      },
      40_000,
    )
  }
})

/** When an open lot closes, in milliseconds since 1970. */
function endOf({ closesAt }: LotSummary): number {
  if (closesAt === null) throw new Error('the lot is open')
  return new Date(closesAt).getTime()
}
