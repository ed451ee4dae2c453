import type { UserId } from '@dallal/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asBuyer, NOBODY, OPERATOR, openTestMarket, refusalOf, type TestMarket } from '#test-market'

let market: TestMarket
let noor: UserId
const TOP_UP = '018f2f00-0000-7000-8000-00000000000a'
beforeAll(async () => {
  market = await openTestMarket()
  noor = await market.addBuyer('نور')
  await market.db.asSuperuser(
    `insert into top_up (
       id, user_id, key, currency, amount_minor, status, locale, return_to, charge_id, pay_path, started_at, expires_at, ended_at
     ) values ($1, $2, 'a key', 'SAR', 50000, 'declined', 'ar', '/wallet', 'ch_1', '/pay', now(), now(), now())`,
    [TOP_UP, noor],
  )
  await market.db.asSuperuser(
    `insert into gateway_receipt (
       id, charge_id, reference, top_up_id, currency, amount_minor, booked_as, reason, received_at
     ) values
       ('018f2f00-0000-7000-8000-000000000001', 'ch_1', $1::text, $1::uuid, 'SAR', 50001, 'suspense', 'other_amount', '2026-11-25T10:00:00Z'),
       ('018f2f00-0000-7000-8000-000000000002', 'ch_2', 'of nobody', null, 'KWD', 7, 'suspense', 'unknown_top_up', '2026-11-25T10:02:00Z'),
       ('018f2f00-0000-7000-8000-000000000003', 'ch_3', $1::text, $1::uuid, 'SAR', 50000, 'late', null, '2026-11-25T10:03:00Z')`,
    [TOP_UP],
  )
  await market.db.asSuperuser(
    `insert into unbookable_charge (id, charge_id, reference, top_up_id, currency, amount_minor, received_at)
     values ('018f2f00-0000-7000-8000-000000000004', 'ch_4', $1::text, $1::uuid, 'THB', 90, '2026-11-25T10:01:00Z')`,
    [TOP_UP],
  )
})
afterAll(() => market.close())

it('money in no wallet is listed for operators, newest first, with whose it may be and why', async () => {
  const { console } = market.as(OPERATOR)
  const first = await console.suspense({ limit: 2 })
  const [stranger, foreign] = first.items
  expect(stranger).toEqual({
    ...{ id: '018f2f00-0000-7000-8000-000000000002', charge: 'ch_2', reference: 'of nobody', reason: 'unknown_top_up' },
    ...{
      amount: { minor: '7', currency: 'KWD' },
      told: null,
      topUp: null,
      person: null,
      at: '2026-11-25T10:02:00.000Z',
    },
  })
  expect(foreign).toMatchObject({
    charge: 'ch_4',
    reason: 'unbookable',
    amount: null,
    told: { minor: '90', currency: 'THB' },
  })
  const second = await console.suspense({ limit: 2, cursor: first.next ?? '' })
  expect(second.next).toBeNull()
  expect(second.items).toMatchObject([
    {
      ...{ charge: 'ch_1', reason: 'other_amount', amount: { minor: '50001', currency: 'SAR' } },
      ...{ topUp: { id: TOP_UP, amount: { minor: '50000', currency: 'SAR' } }, person: { id: noor, name: 'نور' } },
    },
  ])
})

it('nobody else sees it', async () => {
  expect((await refusalOf(market.as(NOBODY).console.suspense({ limit: 2 }))).code).toBe('not_signed_in')
  expect((await refusalOf(market.as(asBuyer(noor)).console.suspense({ limit: 2 }))).code).toBe('not_allowed')
})

it('what the ledger cannot hold waits for an operator', async () => {
  expect(await market.as(OPERATOR).console.overview()).toMatchObject({ unbookable: 1 })
})
