import { instant, money } from '@dallal/kernel'
import { expect, expectTypeOf, it } from 'vitest'
import {
  type Lot,
  type LotEvent,
  type PublicLot,
  type PublicLotEvent,
  project,
  replay,
  toPublicEvent,
  voidLot,
} from './index.ts'
import { anOpenLot, person } from './story.test-dsl.ts'

it('the compiler lets nothing that carries a user id pass for a public face', () => {
  expectTypeOf<Lot>().not.toExtend<PublicLot>()
  expectTypeOf<LotEvent>().not.toExtend<PublicLotEvent>()
  expectTypeOf<Extract<LotEvent, { type: 'bid_accepted' }>>().not.toExtend<PublicLotEvent>()
  expectTypeOf<Extract<LotEvent, { type: 'lot_sold' }>>().not.toExtend<PublicLotEvent>()
  expectTypeOf<Extract<LotEvent, { type: 'lot_voided' }>>().not.toExtend<PublicLotEvent>()
})

it('everyone hears who bid by alias', () => {
  const at = instant(1_000)
  const amount = money(100_00n, 'SAR')
  const accepted: LotEvent = { type: 'bid_accepted', version: 2, at, bidder: person('noor'), alias: 1, amount }
  expect(toPublicEvent(accepted)).toEqual({ type: 'bid_accepted', version: 2, at, alias: 1, amount })
  expect(project(replay(anOpenLot(), [accepted])).leader).toEqual({ alias: 1, amount })
})

it('everyone hears why a lot is void, not who made it so nor what they noted', () => {
  const at = instant(1_000)
  const voided = voidLot(anOpenLot(), { operator: person('op'), reason: 'rule_breach', note: 'noor complained', at })
  expect(voided.ok && voided.value.map(toPublicEvent)).toEqual([
    { type: 'lot_voided', version: 2, at, reason: 'rule_breach' },
  ])
})

it('a history with a gap, twice the same event, or one that cannot happen, is not folded', () => {
  const lot = anOpenLot()
  const at = instant(60_000)
  expect(() => replay(lot, [{ type: 'lot_unsold', version: 3, at }])).toThrow('without a gap')
  expect(() => replay(lot, [{ type: 'lot_unsold', version: 1, at }])).toThrow('without a gap')
  const unsold: LotEvent = { type: 'lot_unsold', version: 2, at }
  expect(() => replay(lot, [unsold, { ...unsold, version: 3 }])).toThrow('cannot happen')
  expect(() => replay(lot, [{ type: 'lot_extended', version: 2, at, closesAt: instant(30_000) }])).toThrow('forward')
})
