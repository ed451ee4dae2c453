import { randomUUID } from 'node:crypto'
import type { LotSummary, MoneyWire, Product, Show } from '@dallal/contract'
import { expect } from '@playwright/test'
import type { RunningServer } from './running-server.ts'
import { tinyPicture } from './tiny-picture.ts'
import { type Cookie, createVisitor, type Visitor } from './visitor.ts'
import { waitFor } from './wait-for.ts'

/** The steps of an evening, each as a person takes it, over the API. */

const PASSWORD = 'a long enough password'

/** The cookie that opens the tools of development, the sandbox gateway among them; kept from the operator's link. */
const TOOLS_COOKIE = 'dallal.tools'
const toolsOf = new Map<string, Cookie>()

export async function signUp(server: RunningServer, name: string, locale: 'ar' | 'en' = 'ar'): Promise<Visitor> {
  const tools = toolsCookie(server)
  const visitor = createVisitor(server, tools ? [tools] : [])
  await visitor.api.identity.signUp({ email: `${randomUUID()}@example.com`, password: PASSWORD, name, locale })
  return visitor
}

/** The first operator, by the link that the start printed; the tools of development open for them too. */
export async function becomeOperator(server: RunningServer): Promise<Visitor> {
  const visitor = createVisitor(server)
  await visitor.visit(server.operatorLink)
  const { me } = await visitor.api.identity.me()
  expect(me?.roles).toContain('operator')
  const tools = visitor.cookies().find(({ name }) => name === TOOLS_COOKIE)
  if (tools) toolsOf.set(server.url, tools)
  return visitor
}

/** Once the operator's link was opened: everyone who pays at the sandbox gateway needs it. */
export function toolsCookie(server: RunningServer): Cookie | undefined {
  return toolsOf.get(server.url)
}

export type ShopPlace = { readonly country: 'SA' | 'KW'; readonly iban: string }

export const RIYADH: ShopPlace = { country: 'SA', iban: 'SA03 8000 0000 6080 1016 7519' }
export const KUWAIT: ShopPlace = { country: 'KW', iban: 'KW81 CBKU 0000 0000 0000 1234 5601 01' }

/** Applies, is verified, and signs nothing else. */
export async function openShop(
  seller: Visitor,
  operator: Visitor,
  shopName: string,
  place: ShopPlace,
): Promise<string> {
  const application = await seller.api.identity.applyAsSeller({ shopName, legalName: `${shopName} Est.`, ...place })
  await operator.api.identity.verifySeller({ seller: application.id })
  return application.slug
}

export async function publishProduct(seller: Visitor, ar: string, en: string, stock = 1): Promise<Product> {
  const image = await seller.api.media.uploadImage({ file: await tinyPicture() })
  const draft = {
    title: { ar, en },
    description: { ar: 'قطعة مختارة', en: 'A chosen piece' },
    category: 'antiques' as const,
    condition: 'antique' as const,
    stock,
    images: [image.id],
  }
  const product = await seller.api.catalog.createProduct({ key: randomUUID(), draft })
  return seller.api.catalog.publishProduct({ product: product.id })
}

export async function beginShow(seller: Visitor): Promise<Show> {
  const draft = { title: { ar: 'ليلة التحف', en: 'A night of antiques' }, cover: null, startsAt: null }
  return seller.api.shows.createShow({ key: randomUUID(), draft })
}

export type LotWish = { readonly startPrice: MoneyWire; readonly durationMs?: number }

export function queueLot(seller: Visitor, show: Show, product: Product, wish: LotWish): Promise<LotSummary> {
  return seller.api.auction.addLot({ show: show.id, key: randomUUID(), draft: { product: product.id, ...wish } })
}

export async function giveAddress(buyer: Visitor, country: 'SA' | 'KW'): Promise<void> {
  await buyer.api.identity.saveAddress({
    recipient: 'سامي العتيبي',
    phone: country === 'SA' ? '0501234567' : '50012345',
    country,
    city: country === 'SA' ? 'الرياض' : 'الكويت',
    district: 'السالمية',
    street: 'شارع الخليج',
    building: '7',
  })
}

/** Pays at the gateway's own page, by its form; resolves when the gateway took it, before we have heard of it. */
export async function payTopUp(buyer: Visitor, amount: MoneyWire, outcome: string): Promise<string> {
  const started = await buyer.api.wallet.startTopUp({ key: randomUUID(), amount, locale: 'ar', returnTo: '/ar/wallet' })
  if (started.payUrl === null) throw new Error('a top-up that was just started can be paid')
  await buyer.submit(started.payUrl, { outcome })
  return started.id
}

/** Waits until the money is there. A gateway that stays silent is asked once a minute. */
export async function untilConfirmed(buyer: Visitor, topUp: string): Promise<void> {
  const isConfirmed = async () => (await buyer.api.wallet.topUp({ topUp })).status === 'confirmed'
  await waitFor('the top-up to be confirmed', isConfirmed, 90_000)
}

export async function topUp(buyer: Visitor, amount: MoneyWire, outcome = 'approve'): Promise<void> {
  await untilConfirmed(buyer, await payTopUp(buyer, amount, outcome))
}

export type Told =
  | { readonly kind: 'accepted'; readonly version: number }
  | { readonly kind: 'refused'; readonly code: string }

/** Bids over the live socket and waits for the one answer. */
export function bid(buyer: Visitor, lot: string, amount: MoneyWire, id: string = randomUUID()): Promise<Told> {
  return new Promise((resolve) => {
    buyer.live().bid({ id, lot, amount, seen: 0 }, (outcome) => {
      if (outcome.kind === 'accepted') resolve({ kind: 'accepted', version: outcome.version })
      if (outcome.kind === 'refused') resolve({ kind: 'refused', code: outcome.refusal.code })
    })
  })
}

export async function lotOf(visitor: Visitor, lot: LotSummary): Promise<LotSummary> {
  const { lots } = await visitor.api.auction.lots({ show: lot.show })
  const found = lots.find(({ id }) => id === lot.id)
  if (!found) throw new Error('the lot is in its show')
  return found
}

export function untilClosed(visitor: Visitor, lot: LotSummary): Promise<LotSummary> {
  return waitFor(
    'the hammer',
    async () => {
      const now = await lotOf(visitor, lot)
      return ['sold', 'unsold', 'void'].includes(now.status) ? now : null
    },
    60_000,
  )
}

/** What one has of a currency, in minor units. */
export async function wallet(
  buyer: Visitor,
  currency: string,
): Promise<{ available: bigint; held: bigint; incoming: bigint }> {
  const { balances } = await buyer.api.wallet.balances()
  const found = balances.find((balance) => balance.currency === currency)
  const minor = (amount: MoneyWire | undefined) => BigInt(amount?.minor ?? 0)
  return { available: minor(found?.available), held: minor(found?.held), incoming: minor(found?.incoming) }
}

/** Every check of the house finds nothing now, asked twice: in the console and on the command line. */
export async function expectBooksInOrder(server: RunningServer, operator: Visitor): Promise<void> {
  const asked = Date.now()
  const answer = await operator.api.console.runChecks()
  const report = await waitFor(
    'a report on the books that is not older than the question',
    async () => {
      const { report } = answer.isRunning ? await operator.api.console.checks() : answer
      return report !== null && Date.parse(report.checkedAt) >= asked && report
    },
    60_000,
  )
  expect(report.checks.length).toBeGreaterThan(5)
  expect(report.checks.filter(({ defects, error }) => defects > 0 || error !== null)).toEqual([])
  const verified = await server.cli('ledger', 'verify')
  expect(verified.code, verified.output).toBe(0)
}
