import { asId, type UserId } from '@dallal/kernel'
import { expect, it } from 'vitest'
import { PACE, Pace } from './pace.ts'

const noor = asId<UserId>('00000000-0000-7000-8000-00000000000a')
const sami = asId<UserId>('00000000-0000-7000-8000-00000000000b')

it('five at once, then one every two seconds', () => {
  const pace = new Pace()
  for (let n = 0; n < PACE.burst; n += 1) expect(pace.take(noor, 0)).toEqual({ ok: true })
  expect(pace.take(noor, 0)).toEqual({ ok: false, retryAfterSeconds: 2 })
  expect(pace.take(noor, 1_500)).toEqual({ ok: false, retryAfterSeconds: 1 })
  expect(pace.take(noor, 2_000)).toEqual({ ok: true })
  expect(pace.take(noor, 2_000)).toMatchObject({ ok: false })
})

it('waiting as long as one is told is enough', () => {
  const pace = new Pace()
  for (let at = 0; at < 60_000; at += 137) {
    const taken = pace.take(noor, at)
    if (!taken.ok) expect(pace.take(noor, at + taken.retryAfterSeconds * 1_000)).toEqual({ ok: true })
    if (!taken.ok) at += taken.retryAfterSeconds * 1_000
  }
})

it('one person’s haste is nobody else’s', () => {
  const pace = new Pace()
  for (let n = 0; n < 50; n += 1) pace.take(noor, 0)
  expect(pace.take(sami, 0)).toEqual({ ok: true })
})
