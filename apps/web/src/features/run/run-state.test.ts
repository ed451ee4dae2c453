import type { LotSummary } from '@dallal/contract'
import { money } from '@dallal/kernel'
import { describe, expect, it } from 'vitest'
import { mayGoLive, preflight } from './preflight.ts'
import { nextChoice, runQueue, runTotals } from './run-state.ts'

const lotOf = (id: string, status: LotSummary['status'], minor: string | null = null): LotSummary => ({
  id,
  show: 'show',
  number: 1,
  product: { id: 'product', title: { ar: 'ساعة', en: 'Watch' }, image: null },
  status,
  startPrice: { minor: '100', currency: 'KWD' },
  durationMs: 30_000,
  windowMs: 10_000,
  extensionMs: 7_000,
  suddenDeath: false,
  price: minor === null ? null : { minor, currency: 'KWD' },
  bidCount: 0,
  leader: null,
  closesAt: null,
})

describe('the queue of who runs a show', () => {
  const lots = [lotOf('a', 'sold', '5000'), lotOf('b', 'queued'), lotOf('c', 'queued'), lotOf('d', 'open')]

  it('starts the first that waits, unless another was chosen', () => {
    expect(runQueue(lots, null)).toMatchObject({ chosen: { id: 'b' }, open: { id: 'd' } })
    expect(runQueue(lots, 'c').chosen?.id).toBe('c')
  })

  it('forgets a choice that no longer waits', () => {
    expect(runQueue(lots, 'a').chosen?.id).toBe('b')
    expect(runQueue([lotOf('a', 'sold')], 'a').chosen).toBeNull()
  })

  it('goes to the next one, and from the last to the first', () => {
    expect(nextChoice(runQueue(lots, 'b'))).toBe('c')
    expect(nextChoice(runQueue(lots, 'c'))).toBe('b')
    expect(nextChoice(runQueue([], null))).toBeNull()
  })

  it('sums what was sold, and nothing else', () => {
    const totals = runTotals(
      [...lots, lotOf('e', 'sold', '1250'), lotOf('f', 'unsold'), lotOf('g', 'void', '9000')],
      'KWD',
    )
    expect(totals).toMatchObject({ unsoldCount: 1, sum: money(6_250n, 'KWD') })
    expect(totals.sold).toHaveLength(2)
  })
})

describe('before a show', () => {
  const ready = { hasPicture: true, loudest: 0.3, queuedCount: 2, sent: null, isLineUp: true }
  const sent = { kbps: 900, framesPerSecond: 30, width: 1280, height: 720, lostPercent: 0, roundTripMs: 20 }

  it.each([
    [{ ...ready, sent }, 'good', true],
    [ready, 'waiting', true],
    [{ ...ready, sent: { ...sent, kbps: 200 } }, 'warning', true],
    [{ ...ready, isLineUp: false }, 'waiting', false],
    [{ ...ready, queuedCount: 0 }, 'waiting', false],
    [{ ...ready, hasPicture: false, loudest: 0 }, 'waiting', true],
  ] as const)('%o: the upload is %s, going live is possible: %s', (facts, upload, may) => {
    const checks = preflight(facts)
    expect(checks.upload).toBe(upload)
    expect(mayGoLive(checks)).toBe(may)
  })
})
