import { formatMoney } from '@dallal/i18n'
import { money } from '@dallal/kernel'
import { expect, test } from '@playwright/test'
import { becomeOperator, signUp, toolsCookie } from '../support/market-steps.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import type { Visitor } from '../support/visitor.ts'
import { Persona } from './persona.ts'

/** What a person types is what is paid; and where the gateway takes another amount, everyone is told the truth of it. */

let server: RunningServer
let auditor: Visitor

test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await startServer({ roles: 'api,worker,web' })
  auditor = await becomeOperator(server)
})
test.afterAll(() => discardServer(server))

for (const locale of ['en', 'ar'] as const) {
  test(`thousands are thousands, key by key (${locale})`, async ({ browser }) => {
    const noor = await arrive(browser, locale, locale === 'en' ? 'desktop' : 'phone')
    const [t, common] = [noor.words('wallet'), noor.words('common')]
    await noor.goTo('/wallet/top-up')
    const field = noor.field(t('top_up_amount'))
    const readAs = (amount: ReturnType<typeof money>) =>
      noor.page.getByText(common('amount_read', { amount: formatMoney(amount, locale) }), { exact: true })

    await field.pressSequentially('12,500')
    await expect(field).toHaveValue('12,500')
    await expect(readAs(money(1_250_000n, 'SAR'))).toBeVisible()

    await field.fill('')
    await field.pressSequentially('١٢٬٥٠٠٫٥')
    await expect(field).toHaveValue('12٬500٫5')
    await expect(readAs(money(1_250_050n, 'SAR'))).toBeVisible()

    await field.fill('')
    await field.pressSequentially('1.250')
    await noor.page.locator('form button[type=submit]').filter({ visible: true }).first().click()
    await expect(noor.page.getByText(noor.words('refusals')('amount_ambiguous'))).toBeVisible()

    await noor.field(t('currency')).selectOption('KWD')
    await field.pressSequentially('1,250')
    await expect(readAs(money(1_250_000n, 'KWD'))).toBeVisible()
    await noor.leave()
  })
}

test('another amount than asked for is kept apart, and person and operator both see it', async ({ browser }) => {
  const sami = await arrive(browser, 'ar', 'phone', 'سامي')
  const t = sami.words('wallet')
  await sami.goTo('/wallet/top-up')
  await sami.field(t('top_up_amount')).pressSequentially('1,000')
  await sami.page.locator('form button[type=submit]').filter({ visible: true }).first().click()
  await sami.page.waitForURL(/\/sandbox-gateway\/pay\//)
  // The bad days of a gateway are folded away, behind one touch.
  await sami.page.locator('summary').click()
  await sami.page.locator('button[value=wrong_amount]').click()
  await expect(sami.page.getByText(t('kept_title'))).toBeVisible({ timeout: 30_000 })
  const taken = money(100_001n, 'SAR')
  await expect(sami.page.getByText(t('kept_taken', { amount: formatMoney(taken, 'ar') }))).toBeVisible()
  await sami.goTo('/wallet')
  await expect(sami.page.getByText(t('kind_top_up_kept'))).toBeVisible()

  const operator = await Persona.arrive(browser, server.url, 'en', 'desktop', auditor.cookies())
  await operator.goTo('/console/ledger/suspense')
  const row = operator.page.getByRole('row').filter({ hasText: 'سامي' })
  await expect(row).toContainText(operator.words('console')('suspense_other_amount'))
  await expect(row).toContainText('1,000.01')
})

async function arrive(
  browser: Parameters<typeof Persona.arrive>[0],
  locale: 'ar' | 'en',
  look: 'desktop' | 'phone',
  name = 'Noor',
): Promise<Persona> {
  const visitor = await signUp(server, name, locale)
  const tools = [toolsCookie(server)].flatMap((cookie) => cookie ?? [])
  return Persona.arrive(browser, server.url, locale, look, [...visitor.cookies(), ...tools])
}
