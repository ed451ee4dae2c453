import { randomUUID } from 'node:crypto'
import { topicOf } from '@dallal/contract'
import { expect, test } from '@playwright/test'
import { openEvening, openLot, prepareLot, welcomeBidder } from '../support/evening.ts'
import {
  beginShow,
  bid,
  expectBooksInOrder,
  KUWAIT,
  openShop,
  queueLot,
  RIYADH,
  signUp,
  untilClosed,
  wallet,
} from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'
import { waitFor } from '../support/wait-for.ts'
import { LiveLine } from './live-line.ts'
import { refusalTold } from './refusal-told.ts'

/** Knowing the id of what belongs to somebody else is worth nothing, over HTTP and over the live socket. */

/** What each of three strangers is told: nobody, a buyer without a shop, and another seller. */
type Told = readonly [nobody: string, buyer: string, otherSeller: string]
const OF_A_PERSON: Told = ['not_signed_in', 'not_found', 'not_found']
const OF_A_SHOP: Told = ['not_signed_in', 'not_a_verified_seller', 'not_found']
const OF_NOBODY_YET: Told = ['not_found', 'not_found', 'not_found']
const OF_OPERATORS: Told = ['not_signed_in', 'not_allowed', 'not_allowed']

type Attempt = readonly [what: string, told: Told, call: (api: Visitor['api']) => Promise<unknown>]

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ roles: 'api,worker' })
})
test.afterAll(() => discardServer(server))

test('somebody else’s things stay theirs, whoever has their ids', async () => {
  test.setTimeout(180_000)
  const { operator, seller } = await openEvening(server, RIYADH)
  const otherSeller = await signUp(server, 'سعد')
  await openShop(otherSeller, operator, 'ديوانية النوادر', KUWAIT)
  const [noor, sami] = [await welcomeBidder(server, 'نور', sar(100_000)), await signUp(server, 'سامي')]

  const prepared = await prepareLot(seller, { startPrice: sar(10_000), durationMs: 5_000 }, 3)
  const { product, show, lot } = prepared
  await openLot(seller, prepared)
  expect(await bid(noor, lot.id, sar(10_000))).toMatchObject({ kind: 'accepted' })
  expect((await untilClosed(seller, lot)).status).toBe('sold')
  const order = (await waitFor('the order', async () => (await noor.api.orders.purchases({})).items[0])).id

  const draft = await beginShow(seller)
  const hidden = await queueLot(seller, draft, product, { startPrice: sar(10_000) })
  const words = { title: { ar: 'غيره', en: 'Other' }, description: { ar: 'غيره', en: 'Other' } }
  const written = {
    ...words,
    category: product.category,
    condition: product.condition,
    stock: 9,
    images: product.images.map(({ id }) => id),
  }
  const unpublished = await seller.api.catalog.createProduct({ key: randomUUID(), draft: { ...written, stock: 1 } })
  const pending = await noor.api.wallet.startTopUp({
    ...{ key: randomUUID(), amount: sar(5_000), locale: 'ar' as const },
    returnTo: '/ar/wallet',
  })
  const applicant = await signUp(server, 'هند')
  const application = await applicant.api.identity.applyAsSeller({
    ...{ shopName: 'دار هند', legalName: 'Hind Est.' },
    ...{ country: 'SA' as const, iban: 'SA44 2000 0001 2345 6789 1234' },
  })

  const ship = { carrier: 'aramex' as const, trackingNumber: 'X 123' }
  const reason = 'not what it says'
  const attempts: Attempt[] = [
    ['an order', OF_A_PERSON, (api) => api.orders.purchase({ order })],
    ['its receipt', OF_A_PERSON, (api) => api.orders.confirmReceipt({ order })],
    ['a sale', OF_A_SHOP, (api) => api.orders.sale({ order })],
    ['its parcel', OF_A_SHOP, (api) => api.orders.ship({ order, ...ship })],
    ['a top-up', OF_A_PERSON, (api) => api.wallet.topUp({ topUp: pending.id })],
    ['giving up a top-up', OF_A_PERSON, (api) => api.wallet.cancelTopUp({ topUp: pending.id })],
    ['an unpublished product', OF_NOBODY_YET, (api) => api.catalog.product({ product: unpublished.id })],
    ['a product in the studio', OF_A_SHOP, (api) => api.catalog.ownProduct({ product: product.id })],
    ['its words', OF_A_SHOP, (api) => api.catalog.updateProduct({ product: product.id, draft: written })],
    ['publishing it', OF_A_SHOP, (api) => api.catalog.publishProduct({ product: unpublished.id })],
    ['taking it off', OF_A_SHOP, (api) => api.catalog.archiveProduct({ product: product.id })],
    ['a show in draft', OF_NOBODY_YET, (api) => api.shows.show({ show: draft.id })],
    ['its lots', OF_NOBODY_YET, (api) => api.auction.lots({ show: draft.id })],
    [
      'its title',
      OF_A_SHOP,
      (api) =>
        api.shows.updateShow({ show: draft.id, draft: { title: { ar: 'غيره', en: '' }, cover: null, startsAt: null } }),
    ],
    ['announcing it', OF_A_SHOP, (api) => api.shows.scheduleShow({ show: draft.id })],
    ['going live in it', OF_A_SHOP, (api) => api.shows.goLive({ show: draft.id })],
    ['leave to publish its video', OF_A_PERSON, (api) => api.media.publishGrant({ show: show.id })],
    ['the health of its video', OF_A_PERSON, (api) => api.media.streamHealth({ show: show.id })],
    ['ending a live one', OF_A_SHOP, (api) => api.shows.endShow({ show: show.id })],
    ['opening a lot', OF_A_SHOP, (api) => api.auction.openLot({ lot: hidden.id })],
    ['moving a lot', OF_A_SHOP, (api) => api.auction.moveLot({ lot: hidden.id, before: null })],
    [
      'changing a lot',
      OF_A_SHOP,
      (api) => api.auction.updateLot({ lot: hidden.id, draft: { product: product.id, startPrice: sar(1) } }),
    ],
    ['removing a lot', OF_A_SHOP, (api) => api.auction.removeLot({ lot: hidden.id })],
    [
      'a lot in another’s show',
      OF_A_SHOP,
      (api) =>
        api.auction.addLot({
          ...{ show: draft.id, key: randomUUID() },
          draft: { product: product.id, startPrice: sar(1_000) },
        }),
    ],
    ['the ledger', OF_OPERATORS, (api) => api.console.journals({})],
    ['the checks', OF_OPERATORS, (api) => api.console.checks()],
    ['running the checks', OF_OPERATORS, (api) => api.console.runChecks()],
    ['the stuck work', OF_OPERATORS, (api) => api.console.stuckWork()],
    ['the trial balance', OF_OPERATORS, (api) => api.console.trialBalance({ currency: 'SAR' })],
    ['the overview', OF_OPERATORS, (api) => api.console.overview()],
    ['the applications', OF_OPERATORS, (api) => api.identity.sellerCases({})],
    ['verifying a shop', OF_OPERATORS, (api) => api.identity.verifySeller({ seller: application.id })],
    ['rejecting a shop', OF_OPERATORS, (api) => api.identity.rejectSeller({ seller: application.id, reason })],
    ['the open lots', OF_OPERATORS, (api) => api.auction.openLots()],
    [
      'voiding a lot',
      OF_OPERATORS,
      (api) => api.auction.voidLot({ lot: hidden.id, reason: 'item_problem', note: reason }),
    ],
    ['the payouts', OF_OPERATORS, (api) => api.payout.payoutCases({})],
    ['sending a payout', OF_OPERATORS, (api) => api.payout.markPayoutSent({ payout: order, bankReference: 'X 123' })],
    ['ending a payout', OF_OPERATORS, (api) => api.payout.markPayoutPaid({ payout: order })],
    ['failing a payout', OF_OPERATORS, (api) => api.payout.markPayoutFailed({ payout: order, reason })],
  ]

  const strangers = [createVisitor(server), sami, otherSeller]
  for (const [what, told, call] of attempts) {
    await test.step(`${what}: ${told.join(', ')}`, async () => {
      const heard: string[] = []
      for (const stranger of strangers) heard.push(await refusalTold(call(stranger.api)))
      expect(heard, what).toEqual(told)
    })
  }

  await test.step('nor does the live socket tell of them', async () => {
    const user = (await noor.api.identity.me()).me?.id ?? ''
    const lines = [
      await LiveLine.open(server),
      await LiveLine.openAs(server, sami),
      await LiveLine.openAs(server, otherSeller),
    ]
    const expected: [string, Told][] = [
      [topicOf('user', user), ['not_signed_in', 'not_allowed', 'not_allowed']],
      [topicOf('show', draft.id), OF_NOBODY_YET],
      [topicOf('lot', hidden.id), OF_NOBODY_YET],
      [topicOf('chat', draft.id), OF_NOBODY_YET],
      [topicOf('ephemeral', draft.id), OF_NOBODY_YET],
    ]
    for (const [topic, told] of expected) {
      const heard: string[] = []
      for (const line of lines) heard.push(await line.follows(topic))
      expect(heard, topic).toEqual(told)
    }
    const heard = JSON.stringify(lines.map((line) => line.heard))
    expect(heard).not.toContain('"op":"snapshot"')
    for (const line of lines) line.hangUp()
  })

  await test.step('and nothing of all this has changed anything', async () => {
    expect(await noor.api.orders.purchase({ order })).toMatchObject({ status: 'paid' })
    expect(await noor.api.wallet.topUp({ topUp: pending.id })).toMatchObject({ status: 'pending' })
    expect(await wallet(noor, 'SAR')).toEqual({ available: 90_000n, held: 0n, incoming: 5_000n })
    expect(await seller.api.catalog.ownProduct({ product: product.id })).toMatchObject({
      ...{ status: 'published', title: product.title, stock: 2 },
    })
    expect(await seller.api.catalog.ownProduct({ product: unpublished.id })).toMatchObject({ status: 'draft' })
    expect(await seller.api.shows.show({ show: draft.id })).toMatchObject({ status: 'draft', title: draft.title })
    expect(await seller.api.shows.show({ show: show.id })).toMatchObject({ status: 'live' })
    expect((await seller.api.auction.lots({ show: draft.id })).lots).toMatchObject([
      { id: hidden.id, status: 'queued' },
    ])
    expect((await operator.api.identity.sellerCases({ status: 'applied' })).items).toMatchObject([
      { id: application.id },
    ])
    await expectBooksInOrder(server, operator)
  })
  noor.leave()
})
