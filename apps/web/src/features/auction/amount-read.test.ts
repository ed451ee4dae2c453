import { type Instant, instant, type Money, money } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { readBy, type Standing, stands } from './amount-read.ts'

const sar = (minor: bigint) => money(minor, 'SAR')

/** What stood on the button after it changed at these moments. */
function after(...changes: [at: number, amount: Money | null][]): Standing {
  return changes.reduce<Standing>((standing, [at, amount]) => stands(standing, amount, instant(at)), [])
}
const at = (ms: number): Instant => instant(ms)

it('a press answers to what stood there 400 ms before it', () => {
  const standing = after([0, sar(100n)], [1_000, sar(200n)])
  expect(readBy(standing, at(1_399))).toEqual(sar(100n))
  expect(readBy(standing, at(1_400))).toEqual(sar(200n))
})

it('to nothing when the amount is new there, or when there was none in between', () => {
  expect(readBy(after([0, sar(100n)]), at(399))).toBeNull()
  const outbid = after([0, sar(100n)], [1_000, null], [2_000, sar(120n)])
  expect(readBy(outbid, at(2_399))).toBeNull()
  expect(readBy(outbid, at(2_400))).toEqual(sar(120n))
})

it('however fast the amount rises, something was read, and little is kept', () => {
  let standing: Standing = []
  for (let ms = 0; ms <= 5_000; ms += 50) standing = stands(standing, sar(100n + BigInt(ms)), at(ms))
  expect(readBy(standing, at(5_000))).toEqual(sar(100n + 4_600n))
  expect(standing.length).toBeLessThan(12)
})

it('the same amount drawn again keeps its age', () => {
  expect(readBy(after([0, sar(100n)], [300, sar(100n)]), at(400))).toEqual(sar(100n))
})
