import { type PublicLotEvent, VOID_REASONS } from '@dallal/auction'
import { CURRENCIES, type Currency, instant } from '@dallal/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currencySchema,
  emailSchema,
  httpContract,
  lineSchema,
  lotEventFromWire,
  lotEventToWire,
  moneyFromWire,
  moneySchema,
  moneyToWire,
  nameSchema,
  parseTopic,
  publicLotEventSchema,
  REFUSALS,
  topicOf,
  upFrameSchema,
  voidReasonSchema,
} from './index.ts'

const money = fc.record({
  minor: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  currency: fc.constantFrom(...CURRENCIES),
})
const moment = fc.integer({ min: 0, max: 2 ** 43 }).map((ms) => instant(ms))
const happened = { version: fc.nat(), at: moment }
const rules = fc.record({
  durationMs: fc.nat(),
  windowMs: fc.nat(),
  extensionMs: fc.nat(),
  maxExtensions: fc.nat(),
  maxExtensionTotalMs: fc.nat(),
  suddenDeath: fc.boolean(),
})
const alias = fc.integer({ min: 1, max: 10_000 })

const lotEvent: fc.Arbitrary<PublicLotEvent> = fc.oneof(
  fc.record({ type: fc.constant('lot_opened' as const), ...happened, startPrice: money, rules, closesAt: moment }),
  fc.record({ type: fc.constantFrom('bid_accepted' as const, 'lot_sold' as const), ...happened, alias, amount: money }),
  fc.record({ type: fc.constantFrom('lot_extended' as const, 'lot_resumed' as const), ...happened, closesAt: moment }),
  fc.record({ type: fc.constant('lot_unsold' as const), ...happened }),
  fc.record({ type: fc.constant('lot_voided' as const), ...happened, reason: fc.constantFrom(...VOID_REASONS) }),
)

describe('the wire', () => {
  it('every event of a lot survives JSON and comes back the same', () => {
    fc.assert(
      fc.property(lotEvent, (event) => {
        const sent = publicLotEventSchema.parse(JSON.parse(JSON.stringify(lotEventToWire(event))))
        expect(lotEventFromWire(sent)).toEqual(event)
      }),
    )
  })

  it('money survives JSON, in every currency', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(moneyFromWire(moneySchema.parse(JSON.parse(JSON.stringify(moneyToWire(amount)))))).toEqual(amount)
      }),
    )
  })

  it.each([
    [{ minor: 12, currency: 'SAR' }],
    [{ minor: '1.5', currency: 'SAR' }],
    [{ minor: '1e5', currency: 'SAR' }],
    [{ minor: '١٢', currency: 'SAR' }],
    [{ minor: '9'.repeat(20), currency: 'SAR' }],
    [{ minor: '1', currency: 'XXX' }],
    [{ minor: 'NaN', currency: 'SAR' }],
  ])('%j is no amount', (value) => {
    expect(moneySchema.safeParse(value).success).toBe(false)
  })

  it('the lists that the rules and the wire both name are the same', () => {
    expect(voidReasonSchema.options).toEqual([...VOID_REASONS])
    expect(currencySchema.options).toEqual(CURRENCIES satisfies Currency[])
  })

  it('a topic is read back as it was written, and nothing else is a topic', () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(parseTopic(topicOf('lot', id))).toEqual({ kind: 'lot', id })
    for (const wrong of ['lot', `lots:${id}`, `lot:${id}x`, 'lot:1', `lot:${id.toUpperCase()}`])
      expect(parseTopic(wrong)).toBeNull()
  })

  it('a frame holds between one and sixteen messages of known kinds', () => {
    const ping = { op: 'ping', at: 1 }
    expect(upFrameSchema.safeParse([ping]).success).toBe(true)
    for (const wrong of [[], ping, [{ op: 'drop table' }], Array(17).fill(ping)])
      expect(upFrameSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('the contract', () => {
  const operations = Object.entries(httpContract).flatMap(([domain, routes]) =>
    Object.entries(routes).map(([name, route]) => ({ name: `${domain}.${name}`, definition: route['~orpc'] })),
  )

  it('no two operations answer at the same place', () => {
    const places = operations.map(({ definition }) => `${definition.route.method} ${definition.route.path}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it.each(operations)('$name says what it is for and refuses only with codes of the table', ({ definition }) => {
    expect(definition.route.summary?.length).toBeGreaterThan(5)
    for (const [code, row] of Object.entries(definition.errorMap)) {
      expect(REFUSALS).toHaveProperty(code)
      expect(row).toMatchObject({ status: REFUSALS[code as keyof typeof REFUSALS].status })
    }
  })

  it('words cannot smuggle direction overrides or control characters', () => {
    for (const sly of ['a\u202eb', 'a\u2066b', 'a\u0000b', 'a\nb'])
      expect(lineSchema(1, 20).safeParse(sly).success).toBe(false)
    expect(lineSchema(1, 20).safeParse('  مسبحة كهرمان  ').data).toBe('مسبحة كهرمان')
  })

  it.each([
    ['\u200b\u200b\u200b', false],
    ['\ud800\ud800', false],
    ['Noor\ud800', false],
    ['\u3164\u3164', false],
    ['\u2800\u2800', false],
    ['---', false],
    ['\u0301\u0301', false],
    ['نور', true],
    ['李明', true],
    ['٧٧', true],
    ['O’Neil-2', true],
    ['می\u200cخواهم', true],
  ])('the name %j can be read: %s', (name, expected) => {
    expect(nameSchema(2, 60).safeParse(name).success).toBe(expected)
  })

  it('a title that need not be written may be empty, but not unreadable', () => {
    expect(nameSchema(0, 60).safeParse('').success).toBe(true)
    expect(nameSchema(0, 60).safeParse('\u200b').success).toBe(false)
  })

  it.each(['x@phone.invalid', 'X@PHONE.INVALID', 'x', 'x@'])('nobody has the e-mail %s', (email) => {
    expect(emailSchema.safeParse(email).success).toBe(false)
  })
})
