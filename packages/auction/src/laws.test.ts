import { CURRENCIES, exponentOf, MAX_MINOR } from '@dallal/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyQueuedLot, anyTrials, live, type Step } from './history.test-dsl.ts'
import {
  evolvePublic,
  holdChange,
  type Lot,
  type LotEvent,
  minimumNextBid,
  project,
  queuedLot,
  replay,
  toPublicEvent,
} from './index.ts'

interface History {
  readonly queued: Lot
  readonly steps: readonly Step[]
  readonly events: readonly LotEvent[]
  readonly final: Lot
}

/** A law that holds for every history; a history that breaks it is printed with its seed. */
function law(title: string, check: (history: History) => void): void {
  it(title, () => {
    fc.assert(
      fc.property(anyQueuedLot, anyTrials, (queued, trials) => {
        const steps = live(queued, trials)
        const events = steps.flatMap((step) => step.events)
        check({ queued, steps, events, final: steps.at(-1)?.after ?? queued })
      }),
      { numRuns: 300 },
    )
  })
}

function acceptedOf(events: readonly LotEvent[]) {
  return events.filter((event) => event.type === 'bid_accepted')
}

describe('in every history of a lot', () => {
  law('the leader is the last accepted bidder and their bid the highest', ({ steps }) => {
    const accepted: LotEvent[] = []
    for (const { events, after } of steps) {
      accepted.push(...events)
      if (after.status === 'void') return
      const bids = acceptedOf(accepted)
      const highest = bids.reduce((max, { amount }) => (amount.minor > max ? amount.minor : max), 0n)
      expect(after.leader?.amount.minor ?? 0n).toBe(highest)
      expect(after.leader?.bidder).toBe(bids.at(-1)?.bidder)
    }
  })

  law('each accepted bid is at least the minimum before it and at most the largest amount', ({ steps }) => {
    for (const { events, before } of steps) {
      for (const { amount } of acceptedOf(events)) {
        expect(amount.minor >= minimumNextBid(before).minor).toBe(true)
        expect(amount.minor <= MAX_MINOR).toBe(true)
        expect(amount.currency).toBe(before.startPrice.currency)
      }
    }
  })

  law('nobody bids against themselves, the seller never, and only who can pay and be delivered to', ({ steps }) => {
    for (const { events, before, facts } of steps) {
      for (const { bidder, amount } of acceptedOf(events)) {
        expect(bidder).not.toBe(before.leader?.bidder)
        expect(bidder).not.toBe(before.seller)
        expect(facts?.hasAddress).toBe(true)
        expect((facts?.availableMinor ?? -1n) >= amount.minor).toBe(true)
      }
    }
  })

  law('no bid is accepted before the lot opens, or at or after its close', ({ steps }) => {
    for (const { events, before } of steps) {
      for (const { at } of acceptedOf(events)) {
        expect(before.status).toBe('open')
        expect(at >= (before.openedAt ?? Number.POSITIVE_INFINITY)).toBe(true)
        expect(at < (before.closesAt ?? Number.NEGATIVE_INFINITY)).toBe(true)
      }
    }
  })

  law('the close never moves back, and only a bid or a resumption moves it', ({ steps }) => {
    for (const { before, after, events } of steps.slice(1)) {
      const moved = Number(after.closesAt) - Number(before.closesAt)
      expect(moved).toBeGreaterThanOrEqual(0)
      expect(moved > 0).toBe(events.some(({ type }) => type === 'lot_extended' || type === 'lot_resumed'))
    }
  })

  law('a bid in the window leaves one extension of time, or the caps are used up', ({ steps }) => {
    for (const { before, after, events } of steps) {
      const [bid] = acceptedOf(events)
      const { rules, extensions, extendedMs } = before
      if (!bid || rules.suddenDeath || Number(before.closesAt) - bid.at > rules.windowMs) continue
      const left = Number(after.closesAt) - bid.at
      const totalIsSpent = after.extendedMs === rules.maxExtensionTotalMs
      expect(left >= rules.extensionMs || extensions === rules.maxExtensions || totalIsSpent).toBe(true)
      expect(left <= rules.extensionMs || after.extendedMs === extendedMs).toBe(true)
    }
  })

  law(
    'extensions stay within their caps, and there are none under sudden death or for a bid outside the window',
    (h) => {
      const { rules, extensions, extendedMs } = h.final
      expect(extensions).toBeLessThanOrEqual(rules.suddenDeath ? 0 : rules.maxExtensions)
      expect(extendedMs).toBeLessThanOrEqual(rules.suddenDeath ? 0 : rules.maxExtensionTotalMs)
      expect(extensions).toBe(h.events.filter(({ type }) => type === 'lot_extended').length)
      for (const { before, events } of h.steps) {
        const extended = events.find(({ type }) => type === 'lot_extended')
        if (extended) expect(Number(before.closesAt) - extended.at).toBeLessThanOrEqual(rules.windowMs)
      }
    },
  )

  law('versions are 1, 2, 3 … without a gap', ({ events, final }) => {
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1))
    expect(final.version).toBe(events.length)
  })

  law('every bid is either accepted or refused, and a refused one changes nothing', ({ steps, final }) => {
    const bids = steps.filter(({ bid }) => bid)
    const refused = bids.filter(({ refusal }) => refusal)
    expect(refused.length + final.bidCount).toBe(bids.length)
    for (const { before, after, events } of refused) {
      expect(after).toBe(before)
      expect(events).toEqual([])
    }
  })

  law(
    'replaying the events gives the lot again, from the start or from anywhere between',
    ({ queued, steps, events, final }) => {
      expect(replay(queued, events)).toEqual(final)
      for (const { after } of steps) expect(replay(after, events.slice(after.version))).toEqual(final)
    },
  )

  law('what everyone sees evolves by what everyone hears', ({ queued, events, steps }) => {
    let seen = project(queued)
    for (const { after, events: caused } of steps) {
      seen = caused.map(toPublicEvent).reduce(evolvePublic, seen)
      expect(seen).toEqual(project(after))
    }
    expect(events.map(toPublicEvent).reduce(evolvePublic, project(queued))).toEqual(seen)
  })

  law('who saw the lot on other terms before it opened sees the same afterwards', ({ queued, events, final }) => {
    const { rules } = queuedLot({ ...queued, rules: { ...queued.rules, durationMs: 5_001 } })
    const stale = { ...project(queued), rules, startPrice: { ...queued.startPrice, minor: 7n } }
    expect(events.map(toPublicEvent).reduce(evolvePublic, stale)).toEqual(project(final))
  })

  law('nothing everyone sees or hears names a user', ({ steps, events }) => {
    const shown = [...steps.map(({ after }) => project(after)), ...events.map(toPublicEvent)]
    const text = JSON.stringify(shown, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    for (const { before } of steps) {
      for (const user of [before.seller, ...before.aliases.keys()]) expect(text).not.toContain(user)
    }
    expect(text).not.toContain('broken')
  })

  law('aliases count up from 1 in order of the first accepted bid, and stay', ({ events, final }) => {
    const inOrder = [...new Set(acceptedOf(events).map(({ bidder }) => bidder))]
    expect([...final.aliases]).toEqual(inOrder.map((bidder, index) => [bidder, index + 1]))
    for (const { bidder, alias } of acceptedOf(events)) expect(final.aliases.get(bidder)).toBe(alias)
    expect(final.bidderCount).toBe(inOrder.length)
  })

  law('step by step, exactly the leading bid is held', ({ steps }) => {
    const held = new Map<string, bigint>()
    for (const { before, after } of steps) {
      const { release, place } = holdChange(before, after)
      if (release) {
        expect(held.get(release.bidder)).toBe(release.amount.minor)
        held.delete(release.bidder)
      }
      if (place) held.set(place.bidder, place.amount.minor)
      expect([...held]).toEqual(after.leader ? [[after.leader.bidder, after.leader.amount.minor]] : [])
    }
  })

  law('a lot ends once, not before its time unless it is void, and sold to whoever led', ({ steps, final }) => {
    const ends = steps.filter(({ events }) => events.some(({ type }) => /sold|void/.test(type)))
    expect(ends.length).toBe(final.status === 'open' ? 0 : 1)
    for (const { before, after, events } of ends) {
      const [end] = events
      if (after.status !== 'void') expect(end?.at).toBeGreaterThanOrEqual(Number(before.closesAt))
      if (end?.type === 'lot_sold')
        expect(before.leader).toEqual({ bidder: end.bidder, alias: end.alias, amount: end.amount })
      if (end?.type === 'lot_unsold') expect(before.leader).toBeNull()
    }
  })
})

it('the random histories reach every event and every refusal a running lot can give', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyQueuedLot, anyTrials, (queued, trials) => {
      for (const { events, refusal } of live(queued, trials)) {
        for (const { type } of events) seen.add(type)
        if (refusal) seen.add(refusal)
      }
    }),
    { numRuns: 500, seed: 20_260_101 },
  )
  expect([...seen].sort()).toEqual([
    'already_leading',
    'amount_not_positive',
    'amount_too_large',
    'bid_accepted',
    'bid_too_low',
    'insufficient_funds',
    'lot_already_ended',
    'lot_ended_before_outage',
    'lot_extended',
    'lot_not_open',
    'lot_opened',
    'lot_resumed',
    'lot_sold',
    'lot_still_running',
    'lot_unsold',
    'lot_voided',
    'seller_cannot_bid',
    'setup_needed',
  ])
})

it('the currencies of the laws have none, two and three decimals, and these are all there are', () => {
  expect(new Set(CURRENCIES.map(exponentOf))).toEqual(
    new Set([exponentOf('JPY'), exponentOf('SAR'), exponentOf('KWD')]),
  )
})
