import { type Locale, wordsOf } from '@dallal/i18n'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { Cookie } from '../support/visitor.ts'

/** A person at a browser of their own: a window size, a language, and its words. */
export class Persona {
  readonly page: Page
  readonly locale: Locale
  private readonly context: BrowserContext
  private readonly origin: string

  private constructor(context: BrowserContext, page: Page, locale: Locale, origin: string) {
    this.context = context
    this.page = page
    this.locale = locale
    this.origin = origin
  }

  static async arrive(
    browser: Browser,
    origin: string,
    locale: Locale,
    look: 'desktop' | 'phone',
    cookies: readonly Cookie[] = [],
  ): Promise<Persona> {
    const viewport = look === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 }
    const context = await browser.newContext({
      viewport,
      hasTouch: look === 'phone',
      locale: locale === 'ar' ? 'ar-SA' : 'en-GB',
      permissions: ['camera', 'microphone'],
    })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin })))
    return new Persona(context, await context.newPage(), locale, origin)
  }

  words<F extends Parameters<typeof wordsOf>[1]>(feature: F) {
    return wordsOf(this.locale, feature)
  }

  /** Goes to a page of the product, and sees that it is drawn in the right language and direction. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.origin}/${this.locale}${path}`)
    await expect(this.page.locator('html')).toHaveAttribute('dir', this.locale === 'ar' ? 'rtl' : 'ltr')
  }

  field(label: string) {
    return this.page
      .locator('input, textarea, select')
      .and(this.page.getByLabel(label))
      .filter({ visible: true })
      .first()
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name }).filter({ visible: true }).first()
  }

  async leave(): Promise<void> {
    await this.context.close()
  }
}
