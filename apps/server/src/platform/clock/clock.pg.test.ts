import { type Instant, MS, plusMs, toIso } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

describe('business time', () => {
  it('goes forward for every process, and real time stays', async () => {
    const here = await createClock(db.database, 'development')
    const there = await createClock(db.connectAgain(), 'staging')
    const heard = new Promise<void>((resolve) => there.onMoved(resolve))
    const before = here.now()

    const moved = await here.advance(7 * MS.day)
    await heard

    expect(moved).toMatchObject({ ok: true, value: { offsetMs: 7 * MS.day } })
    for (const clock of [here, there]) {
      expect(clock.now() - before).toBeGreaterThanOrEqual(7 * MS.day)
      expect(clock.realNow() - before).toBeLessThan(MS.minute)
      await clock.close()
    }
  })

  it('is remembered by the next process', async () => {
    const clock = await createClock(db.connectAgain(), 'development')
    expect(clock.offsetMs()).toBe(7 * MS.day)
    await clock.close()
  })

  it('stands while a lot is open, and says until when', async () => {
    const clock = await createClock(db.database, 'development')
    let closesAt: Instant | null = plusMs(clock.realNow(), MS.minute)
    clock.standWhile(async () => closesAt)
    expect(await clock.advance(1_000)).toEqual({
      ok: false,
      refusal: { code: 'lot_open_clock_stands', until: toIso(closesAt) },
    })
    closesAt = null
    expect((await clock.advance(1_000)).ok).toBe(true)
    await clock.close()
  })

  it.each([0, -1, -MS.day, -30 * MS.day])('never goes back, nor stands when told to go: %d ms', async (ms) => {
    const clock = await createClock(db.database, 'development')
    const before = clock.offsetMs()
    expect(before).toBeGreaterThan(MS.day)
    await expect(clock.advance(ms)).rejects.toThrow('business time only goes forward')
    expect(clock.offsetMs()).toBe(before)
    await clock.close()
  })

  it('never goes behind real time, whoever writes the offset', async () => {
    await expect(db.asSuperuser('update clock_offset set offset_ms = -1')).rejects.toThrow('clock_offset_forward')
  })

  it('is real time in production, and cannot be moved', async () => {
    const clock = await createClock(db.database, 'production')
    expect(clock.offsetMs()).toBe(0)
    expect(await clock.advance(1_000)).toEqual({ ok: false, refusal: { code: 'not_in_this_environment' } })
  })
})
