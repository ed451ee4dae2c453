import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instant, isUuid, uuidV7 } from './index.ts'

const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
const moment = fc.integer({ min: 0, max: 2 ** 47 }).map((ms) => instant(ms))

it('an id is a well-formed version 7 UUID and carries its millisecond', () => {
  fc.assert(
    fc.property(moment, random, (at, bytes) => {
      const id = uuidV7(at, bytes)
      expect(isUuid(id)).toBe(true)
      expect(id[14]).toBe('7')
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
    }),
  )
})

it('later ids sort after earlier ones', () => {
  fc.assert(
    fc.property(moment, random, random, (at, a, b) => {
      expect(uuidV7(at, a) < uuidV7(instant(at + 1), b)).toBe(true)
    }),
  )
})
