import { expect } from '@playwright/test'
import { tinyPicture } from '../support/tiny-picture.ts'
import type { Persona } from './persona.ts'

export async function publishProduct(seller: Persona, ar: string, en: string): Promise<void> {
  const t = seller.words('editor')
  const catalog = seller.words('catalog')
  await seller.goTo('/studio/products/new')
  await seller.field(t('title_ar')).fill(ar)
  await seller.field(t('title_en')).fill(en)
  await seller.field(t('description_ar')).fill('مبخرة نحاسية من القرن الماضي')
  const picture = await tinyPicture()
  await seller.page.locator('input[type=file]').setInputFiles({
    name: picture.name,
    mimeType: picture.type,
    buffer: Buffer.from(await picture.arrayBuffer()),
  })
  await seller.field(catalog('category')).selectOption('antiques')
  await seller.field(catalog('condition')).selectOption('antique')
  await seller.field(catalog('stock')).fill('1')
  const publish = seller.button(t('save_and_publish'))
  await expect(publish).toBeEnabled({ timeout: 30_000 })
  await publish.click()
  await expect(seller.page.getByText(t('product_published')).first()).toBeVisible()
}

/** Prepares a show with one lot; resolves to the show's id. */
export async function prepareShow(seller: Persona, lot: { startPrice: string; seconds: number }): Promise<string> {
  const t = seller.words('editor')
  await seller.goTo('/studio/shows/new')
  await seller.field(t('show_title_ar')).fill('ليلة التحف')
  await seller.field(t('show_title_en')).fill('A night of antiques')
  await seller.button(t('create_show')).click()
  await seller.page.waitForURL(/\/studio\/shows\/[0-9a-f-]{36}$/)
  const show = seller.page.url().split('/').at(-1) ?? ''

  await seller.button(t('add_lot')).click()
  const sheet = seller.page.getByRole('dialog')
  const product = sheet.getByLabel(t('lot_product'))
  await product.selectOption({ index: 1 })
  await sheet.getByLabel(t('start_price')).fill(lot.startPrice)
  await sheet.getByLabel(t('duration')).selectOption(`${lot.seconds}`)
  await sheet.getByRole('button', { name: t('add_lot') }).click()
  await expect(sheet).toBeHidden()
  return show
}

/** Opens the room from the browser's camera; resolves when the media engine receives frames. */
export async function goLive(seller: Persona, show: string): Promise<void> {
  const t = seller.words('run')
  await seller.goTo(`/studio/shows/${show}/run`)
  const turnOn = seller.button(t('camera_turn_on'))
  if (await turnOn.isVisible().catch(() => false)) await turnOn.click()
  await expect(seller.page.locator('[data-check=good]').filter({ hasText: t('check_camera') })).toBeVisible()
  await seller.button(t('go_live_now')).click()
  await expect(seller.page.getByText(t('stream_live')).first()).toBeVisible({ timeout: 30_000 })
}
