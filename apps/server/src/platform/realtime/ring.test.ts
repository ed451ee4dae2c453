import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame } from './frame.ts'
import { Ring } from './ring.ts'
import { TokenBucket } from './token-bucket.ts'

test('a ring gives exactly what follows a version, or says that it cannot', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(60), fc.integer({ min: 1, max: 16 }), (start, pushes, capacity) => {
      const ring = new Ring(capacity)
      ring.restart(start)
      for (let n = 1; n <= pushes; n += 1) ring.push(start + n, `e${start + n}`)
      const head = start + pushes
      for (let from = 0; from <= head + 2; from += 1) {
        const isHeld = from <= head && from >= Math.max(start, head - capacity)
        const expected = isHeld ? Array.from({ length: head - from }, (_, n) => `e${from + 1 + n}`) : null
        expect(ring.after(from)).toEqual(expected)
      }
    }),
  )
})

test('a ring refuses a gap: that would be our own fault', () => {
  const ring = new Ring(4)
  ring.push(7, 'e7')
  expect(() => ring.push(9, 'e9')).toThrow('no gaps')
})

test.each([
  ['short', 2],
  ['a byte below the middle form', 125 - 4],
  ['the first of the middle form', 126 - 4],
  ['the last of the middle form', 65_535 - 4],
  ['the first of the long form', 65_536 - 4],
])('a frame says its length as RFC 6455 wants it: %s', (_, letters) => {
  const text = `["${'x'.repeat(letters)}"]`
  const frame = encodeFrame([`"${'x'.repeat(letters)}"`])
  const code = frame[1] ?? 0
  const start = code < 126 ? 2 : code === 126 ? 4 : 10
  const length = code < 126 ? code : code === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2))
  expect(frame[0]).toBe(0x81)
  expect(length).toBe(text.length)
  expect(frame.subarray(start).toString()).toBe(text)
})

test('a bucket lets a burst through, then its rate', () => {
  const bucket = new TokenBucket(10, 3, 0)
  expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([true, true, true, false])
  expect(bucket.take(50)).toBe(false)
  expect(bucket.take(101)).toBe(true)
  expect(bucket.isFull(101)).toBe(false)
  expect(bucket.isFull(1_000)).toBe(true)
})
