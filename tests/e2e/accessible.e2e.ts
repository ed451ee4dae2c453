import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import { becomeOperator } from '../support/market-steps.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { Persona } from './persona.ts'

/** Every kind of page against WCAG 2.2 AA as far as a machine can judge, on an Arabic phone and an English desktop. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const PUBLIC = ['', '/shows', '/products', '/sign-in', '/sign-up', '/sell']
const OPERATORS = [
  '/account',
  '/account/address',
  '/wallet',
  '/wallet/top-up',
  '/orders',
  '/console',
  '/console/sellers',
  '/console/payouts',
  '/console/ledger',
  '/console/ledger/checks',
]

let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await startServer({ roles: 'api,worker,web' })
})
test.afterAll(() => discardServer(server))

test('no page keeps anybody out, in either language', async ({ browser }) => {
  const operator = await becomeOperator(server)
  for (const [locale, look] of [
    ['ar', 'phone'],
    ['en', 'desktop'],
  ] as const) {
    const visitor = await Persona.arrive(browser, server.url, locale, look)
    for (const path of PUBLIC) await expectAccessible(visitor, path)
    await visitor.leave()
    const person = await Persona.arrive(browser, server.url, locale, look, operator.cookies())
    for (const path of OPERATORS) await expectAccessible(person, path)
    await person.leave()
  }
})

async function expectAccessible(person: Persona, path: string): Promise<void> {
  await person.goTo(path)
  await expect(person.page.locator('h1').first()).toBeVisible()
  expect(await violations(person.page), `${person.locale}${path}`).toEqual([])
  const isWider = await person.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWider, `${person.locale}${path} is wider than its window`).toBe(false)
}

/** What axe finds, each as rule and place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (values) => {
    // The script that was just run put it there.
    const { axe: engine } = window as unknown as { axe: typeof import('axe-core') }
    const { violations: found } = await engine.run(document, { runOnly: { type: 'tag', values } })
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))
  }, RULES)
}
