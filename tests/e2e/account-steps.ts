import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Persona } from './persona.ts'

export async function signUp(person: Persona, name: string): Promise<void> {
  const t = person.words('auth')
  await person.goTo('/sign-up')
  await person.page.getByRole('tab', { name: t('by_email') }).click()
  await person.field(t('name')).fill(name)
  await person.field(t('email')).fill(`${randomUUID()}@example.com`)
  await person.field(t('password')).fill('a long enough password')
  await person.button(t('sign_up_title')).click()
  await person.page.waitForURL((url) => !url.pathname.endsWith('/sign-up'))
}

export async function giveAddress(person: Persona): Promise<void> {
  const t = person.words('address')
  await person.goTo('/account/address')
  await person.field(t('recipient')).fill('سامي العتيبي')
  await person.page.locator('input[type=tel]').first().fill('0501234567')
  await person.field(t('city')).fill('الرياض')
  await person.field(t('district')).fill('حطّين')
  await person.field(t('street')).fill('شارع الأمير تركي')
  await person.field(t('building')).fill('7421')
  await person.button(t('save')).click()
  await expect(person.page.getByText(t('saved')).first()).toBeVisible()
}

/** Pays at the gateway's page and comes back to a wallet that has the money. */
export async function topUp(person: Persona, riyals: string): Promise<void> {
  const t = person.words('wallet')
  await person.goTo('/wallet/top-up')
  await person.field(t('top_up_amount')).fill(riyals)
  await person.page.locator('form button[type=submit]').filter({ visible: true }).first().click()
  await person.page.waitForURL(/\/sandbox-gateway\/pay\//)
  await person.page.locator('button[value=approve]').click()
  await expect(person.page.getByText(t('confirmed_body'))).toBeVisible({ timeout: 30_000 })
}

export async function applyAsSeller(person: Persona, shop: string): Promise<void> {
  const t = person.words('seller')
  await person.goTo('/sell')
  await person.field(t('shop_name')).fill(shop)
  await person.field(t('legal_name')).fill('Noor Trading Establishment')
  await person.field('IBAN').fill('SA0380000000608010167519')
  await person.button(t('apply')).click()
  await expect(person.page.getByText(t('applied_title', { shop: '' }).trim().slice(-20)).first()).toBeVisible()
}

/** An operator verifies the shop in the console. */
export async function verifySeller(operator: Persona, shop: string): Promise<void> {
  const t = operator.words('console')
  await operator.goTo('/console/sellers')
  const row = operator.page.getByRole('row').filter({ hasText: shop })
  await row.getByRole('button').click()
  const dialog = operator.page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('verify') }).click()
  await expect(dialog).toBeHidden()
}
