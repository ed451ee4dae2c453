import { ok } from '@dallal/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handleGatewayWebhook } from './handle-gateway-webhook.ts'
import { openTestTopUps, type TestTopUps } from './test-top-ups.ts'

let w: TestTopUps
beforeAll(async () => {
  w = await openTestTopUps()
})
afterAll(() => w.close())
beforeEach(() => w.begin())

const bodyOf = (charge: object) => ({ type: 'charge.succeeded', charge: { pay_path: '/pay/x', ...charge } })
const hear = (told: unknown) => handleGatewayWebhook(w.ports, w.signed(told))

describe('money the ledger has no account for', () => {
  it.each([
    ['in a currency we do not know', { minor: 90_000n, currency: 'THB' }],
    ['beyond all bounds', { minor: 10n ** 16n, currency: 'SAR' }],
  ])('%s is written down once, told to the log, and what waited for it ends', async (_what, taken) => {
    const noor = await w.person()
    const topUp = await w.started(noor)
    const charge = w.gateway.settle(topUp.chargeId as string, taken)
    expect(await w.hear(charge)).toEqual(ok({ changed: true }))
    expect(await w.hear(charge)).toEqual(ok({ changed: false }))
    expect(w.errors).toEqual([
      {
        words: 'the gateway took money that the ledger cannot book',
        facts: { charge: charge.id, topUp: topUp.id, currency: taken.currency, minor: String(taken.minor) },
      },
    ])
    expect(
      await w.t.db.asSuperuser(
        `select currency, amount_minor::text as minor, top_up_id as "topUp" from unbookable_charge where charge_id = $1`,
        [charge.id],
      ),
    ).toEqual([{ currency: taken.currency, minor: String(taken.minor), topUp: topUp.id }])
    expect([await w.statusOf(noor, topUp.id), await w.purse(noor)]).toEqual(['declined', 'available 0, incoming 0'])
    await w.t.expectSound()
  })

  it('of nobody we know is written down too', async () => {
    await hear(
      bodyOf({ id: 'ch_stranger', reference: 'theirs', status: 'succeeded', taken: { minor: '5', currency: 'THB' } }),
    )
    expect(w.errors).toMatchObject([{ facts: { charge: 'ch_stranger' } }])
  })
})

describe('a charge told of strangely', () => {
  const taken = { minor: '7700', currency: 'SAR' }
  it.each([
    ['without a page to pay at', { reference: 'x', pay_path: undefined }],
    ['without a reference', {}],
    ['with a reference of a thousand letters', { reference: 'x'.repeat(1_000) }],
  ])('%s is in suspense all the same', async (how, strange) => {
    const id = `ch_strange_${how.length}`
    const before = await w.suspense()
    expect(await hear(bodyOf({ id, status: 'succeeded', taken, ...strange }))).toEqual(ok({ changed: true }))
    expect((await w.suspense()) - before).toBe(7_700)
    await w.t.expectSound()
  })

  it.each([
    ['in a state we never heard of', bodyOf({ id: 'ch_odd', reference: 'x', status: 'reversed', taken }), 'ch_odd'],
    [
      'as paid, with nothing taken',
      bodyOf({ id: 'ch_odd', reference: 'x', status: 'succeeded', taken: null }),
      'ch_odd',
    ],
    ['with an amount that is none', bodyOf({ id: 'ch_odd', status: 'succeeded', taken: { minor: '7.5' } }), 'ch_odd'],
    ['by type alone', { type: 'charge.succeeded' }, null],
    ['in no JSON at all', 'charge paid', null],
  ])('%s leaves an error in the log, with its number where it has one', async (_how, told, id) => {
    expect(await hear(told)).toEqual(ok({ changed: false }))
    expect(w.errors).toEqual([
      { words: 'the gateway tells of a charge in a way that is not understood', facts: { charge: id } },
    ])
  })
})

it('what is no charge is none of our business', async () => {
  expect(await hear({ type: 'invoice.made', invoice: { id: 'in_1' } })).toEqual(ok({ changed: false }))
  expect(w.errors).toEqual([])
})
