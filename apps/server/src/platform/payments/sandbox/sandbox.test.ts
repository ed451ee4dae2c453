import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant, money } from '@dallal/kernel'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openChildList } from '#platform/processes'
import type { Charge, Webhook } from '../gateway.ts'
import { sandboxPageMount } from './mount.ts'
import { type SandboxGateway, superviseSandboxGateway } from './supervise.ts'

/** The gateway as it really runs: a process of its own, told and asked over HTTP, telling a shop that this test plays. */
const checkout = join(import.meta.dirname, '../../../../../..')
const quiet = { debug() {}, info() {}, warn() {}, error() {}, with: () => quiet }

let folder: string
let shop: Server
let sandbox: SandboxGateway
const heard: Webhook[] = []
let answers: number[] = []
let onHeard = () => {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-sandbox-'))
  shop = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      heard.push({ headers: new Headers(request.headers as Record<string, string>), body })
      response.writeHead(answers.shift() ?? 200).end()
      onHeard()
    })
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  sandbox = await start()
}, 30_000)

afterAll(async () => {
  await sandbox.stop()
  shop.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  heard.length = 0
  answers = []
})

function start(): Promise<SandboxGateway> {
  const address = shop.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return superviseSandboxGateway({
    checkout,
    folder: join(folder, 'sandbox-gateway'),
    webhookUrl: `http://127.0.0.1:${port}/api/webhooks/gateway`,
    environment: { PATH: process.env.PATH, HOME: process.env.HOME },
    children: openChildList(join(folder, 'children.json')).children,
    log: quiet,
  })
}

/** Resolves when so many webhooks have come. */
function hearing(count: number): Promise<void> {
  return new Promise((resolve) => {
    onHeard = () => heard.length >= count && resolve()
    onHeard()
  })
}

let references = 0
async function charge(locale: 'ar' | 'en' = 'ar') {
  references += 1
  const reference = `reference-${references}`
  const asked = { reference, amount: money(12_345n, 'KWD'), locale, returnUrl: 'http://127.0.0.1:1/ar/wallet?topUp=1' }
  return { ...(await sandbox.gateway.createCharge(asked)), asked }
}

const mount = sandboxPageMount(
  () => sandbox.origin,
  () => true,
)
const choose = (payPath: string, outcome: string) =>
  mount.request(payPath, {
    method: 'POST',
    body: new URLSearchParams({ outcome }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

const told = () => heard.map((webhook) => sandbox.gateway.verifyWebhook(webhook, instant(Date.now())))

it('makes one charge for one reference, and shows its page in the language asked for', async () => {
  const { id, payPath, asked } = await charge('ar')
  expect(await sandbox.gateway.createCharge(asked)).toEqual({ id, payPath })
  await expect(sandbox.gateway.createCharge({ ...asked, amount: money(1n, 'KWD') })).rejects.toThrow('409')

  const arabic = await (await mount.request(payPath)).text()
  expect(arabic).toContain('<html lang="ar" dir="rtl">')
  expect(arabic).toContain('<bdi dir="ltr">12.345 KWD</bdi>')
  const english = await (await mount.request((await charge('en')).payPath)).text()
  expect(english).toContain('<html lang="en" dir="ltr">')
  expect((await mount.request('/sandbox-gateway/pay/ch_nothing')).status).toBe(404)
})

it('its page loads nothing from anywhere, and its style is the one its policy names', async () => {
  const html = await (await mount.request((await charge()).payPath)).text()
  const style = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'"`)
  expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/)
})

it('is shut to a browser without the tools of development, which is told how to open them', async () => {
  const shut = sandboxPageMount(
    () => sandbox.origin,
    () => false,
  )
  const { id, payPath } = await charge()
  for (const method of ['GET', 'POST']) {
    const answer = await shut.request(payPath, { method })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('tool of development')
  }
  expect(await sandbox.gateway.getCharge(id)).toMatchObject({ status: 'pending' })
})

it('its API is for the shop alone, and is not reached through the page', async () => {
  expect((await fetch(`${sandbox.origin}/sandbox-gateway/api/charges?reference=x`)).status).toBe(401)
  expect((await mount.request('/sandbox-gateway/api/charges?reference=x')).status).toBe(404)
})

it.each<[string, number, Charge['status'], bigint | null]>([
  ['approve', 1, 'succeeded', 12_345n],
  ['decline', 1, 'declined', null],
  ['duplicate', 3, 'succeeded', 12_345n],
  ['replay', 2, 'succeeded', 12_345n],
  ['wrong_amount', 1, 'succeeded', 12_346n],
])('%s is told %i times', async (outcome, times, status, minor) => {
  const { id, payPath, asked } = await charge()
  const back = await choose(payPath, outcome)
  expect([back.status, back.headers.get('location')]).toEqual([303, `${asked.returnUrl}&payment=${status}`])
  await hearing(times)
  const expected = { id, reference: asked.reference, status, taken: minor && money(minor, 'KWD') }
  for (const each of told()) expect(each).toMatchObject({ ok: true, value: expected })
  expect(await sandbox.gateway.getCharge(id)).toMatchObject(expected)
  expect(await sandbox.gateway.findCharge(asked.reference)).toMatchObject(expected)
  const ids = new Set(heard.map(({ headers }) => headers.get('webhook-id')))
  expect(ids.size).toBe(outcome === 'replay' ? 1 : times)
})

it('leaving pays nothing and tells nothing; keeping silent pays and tells nothing', async () => {
  const left = await charge()
  expect((await choose(left.payPath, 'abandon')).headers.get('location')).toContain('payment=abandoned')
  expect(await sandbox.gateway.getCharge(left.id)).toMatchObject({ status: 'pending', taken: null })
  const silent = await charge()
  await choose(silent.payPath, 'silent')
  expect(await sandbox.gateway.getCharge(silent.id)).toMatchObject({ status: 'succeeded' })
  const loud = await charge()
  await choose(loud.payPath, 'approve')
  await hearing(1)
  expect(heard).toHaveLength(1)
})

it('a charge that ended stays as it is, whatever is chosen afterwards', async () => {
  const { id, payPath } = await charge()
  await choose(payPath, 'decline')
  await choose(payPath, 'approve')
  expect(await sandbox.gateway.getCharge(id)).toMatchObject({ status: 'declined', taken: null })
  expect((await choose(payPath, 'steal')).status).toBe(422)
})

it('a webhook that was not accepted comes again, also after the process was killed', async () => {
  const { id, payPath } = await charge()
  answers = [500, 500]
  await choose(payPath, 'approve')
  await hearing(1)
  await sandbox.stop()
  sandbox = await start()
  await hearing(3)
  expect(new Set(heard.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1)
  expect(await sandbox.gateway.getCharge(id)).toMatchObject({ status: 'succeeded' })
}, 30_000)
