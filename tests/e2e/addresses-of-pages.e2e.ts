import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { createVisitor } from '../support/visitor.ts'
import { Persona } from './persona.ts'

/** What an address gets before anybody is known: a policy, whatever it looks like, and the way back after signing in. */

let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await startServer({ roles: 'api,worker,web' })
})
test.afterAll(() => discardServer(server))

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { redirect: 'manual', headers })

test('every page has a policy for its scripts, also one whose address looks like a file or like the API', async () => {
  for (const path of ['/ar', '/ar/sellers/x.y', '/ar/x.html', '/apixyz', '/livestock', '/media.html', '/ar/nothing']) {
    const answer = await ask(path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect([path, policy]).toEqual([path, expect.stringContaining("script-src 'self' 'nonce-")])
  }
})

test('who must sign in comes back to the very page they asked for', async () => {
  const wanted = [
    ['/en/studio/products/new', '/studio/products/new'],
    [
      '/ar/studio/shows/018f2f00-0000-7000-8000-00000000dead/run',
      '/studio/shows/018f2f00-0000-7000-8000-00000000dead/run',
    ],
    ['/en/console/payouts?status=requested', '/console/payouts?status=requested'],
    ['/ar/orders?cursor=abc', '/orders?cursor=abc'],
  ]
  for (const [path = '', next] of wanted) {
    const to = await ledTo(path)
    expect([path, to?.pathname, to?.searchParams.get('next')]).toEqual([path, `${path.slice(0, 3)}/sign-in`, next])
  }
})

test('nobody is led elsewhere by a header of their own, nor by an address that looks like another site', async () => {
  const forged = await ledTo('/en/wallet', { 'x-asked-page': '//evil.example' })
  expect(forged?.searchParams.get('next')).toBe('/wallet')
  for (const path of ['/en//evil.example/studio', '/en/%2Fevil.example', '/%5Cevil.example/studio']) {
    const to = await ledTo(path)
    if (to) expect([path, to.host]).toEqual([path, new URL(server.url).host])
  }
})

test('and after signing in one is there', async ({ browser }) => {
  const account = { email: `${randomUUID()}@example.com`, password: 'a long enough password' }
  await createVisitor(server).api.identity.signUp({ ...account, name: 'نور', locale: 'ar' })
  const noor = await Persona.arrive(browser, server.url, 'ar', 'phone')
  const t = noor.words('auth')
  await noor.goTo('/wallet/top-up?amount=50')
  await noor.page.waitForURL(/\/ar\/sign-in\?next=/)
  await noor.page.getByRole('tab', { name: t('by_email') }).click()
  await noor.field(t('email')).fill(account.email)
  await noor.field(t('password')).fill(account.password)
  await noor.page.locator('form button[type=submit]').filter({ visible: true }).click()
  await noor.page.waitForURL(`${server.url}/ar/wallet/top-up?amount=50`)
  await noor.leave()
})

/** Where a page leads, by its answer or by what its document says; null for one that leads nowhere. */
async function ledTo(path: string, headers: Record<string, string> = {}): Promise<URL | null> {
  const answer = await ask(path, headers)
  const location = answer.headers.get('location')
  if (location) return new URL(location, server.url)
  const [, refresh] = /http-equiv="refresh" content="\d+;\s*url=([^"]+)"/.exec(await answer.text()) ?? []
  return refresh ? new URL(refresh.replaceAll('&amp;', '&'), server.url) : null
}
