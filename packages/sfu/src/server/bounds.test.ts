import { describe, expect, test } from 'vitest'
import type { Grant, GrantRole } from '#grant.ts'
import { boundReached, DEFAULT_BOUNDS, type Placed } from '#server/bounds.ts'

const grant = (role: GrantRole, subject: string, more: Partial<Grant> = {}): Grant => ({
  ...{ room: 'show', role, subject, issuedAt: 0, expiresAt: 1 },
  ...more,
})
const [visitor, seller] = [grant('watch', 'a network', { isNetwork: true }), grant('publish', 'seller')]
const many = (count: number, of: (n: number) => Placed): Placed[] => Array.from({ length: count }, (_, n) => of(n))

/** Asks for a place while these are taken; `in` or the code of the refusal. */
function asks(who: Grant, sessions: readonly Placed[], rooms: ReadonlySet<string> = new Set(['show'])): string {
  return boundReached(who, { sessions, rooms }, DEFAULT_BOUNDS)?.code ?? 'in'
}

describe('places in a media server', () => {
  test('a publisher is let in however many viewers there are, and however many of them never came', () => {
    const watching = many(350, (n) => ({ grant: grant('watch', `viewer ${n}`), isProven: true }))
    const silent = many(300, (n) => ({ grant: grant('watch', `viewer ${n}`), isProven: false }))
    expect([asks(grant('watch', 'late'), watching), asks(grant('watch', 'late'), silent)]).toEqual(['full', 'full'])
    expect([asks(seller, watching), asks(seller, silent)]).toEqual(['in', 'in'])
  })

  test('a publisher has a bound of their own, which watching does not count towards', () => {
    const of = (role: GrantRole) => many(8, () => ({ grant: grant(role, 'seller'), isProven: true }))
    expect([asks(seller, of('watch')), asks(seller, of('publish'))]).toEqual(['in', 'too_many_sessions'])
  })

  test('one network holds few places by offers alone, in whichever rooms, and others still come in', () => {
    const silent = (count: number) =>
      many(count, (n) => ({ grant: { ...visitor, room: n % 2 === 0 ? 'show' : 'other show' }, isProven: false }))
    expect([asks(visitor, silent(31)), asks(visitor, silent(32))]).toEqual(['in', 'too_many_sessions'])
    expect(asks(grant('watch', 'noor'), silent(32))).toBe('in')
  })

  test('an office watches one show from one address, and never takes most of the places', () => {
    const watching = (count: number) => many(count, () => ({ grant: visitor, isProven: true }))
    expect([asks(visitor, watching(119)), asks(visitor, watching(120))]).toEqual(['in', 'too_many_sessions'])
    expect(DEFAULT_BOUNDS.sessionsPerNetwork).toBeLessThan(DEFAULT_BOUNDS.sessions / 2)
  })

  test('one person has eight places in a room, four of them before the first word by UDP', () => {
    const noor = grant('watch', 'noor')
    const own = (count: number, isProven: boolean) => many(count, () => ({ grant: noor, isProven }))
    expect([asks(noor, own(3, false)), asks(noor, own(4, false))]).toEqual(['in', 'too_many_sessions'])
    expect([asks(noor, own(7, true)), asks(noor, own(8, true))]).toEqual(['in', 'too_many_sessions'])
    expect(asks({ ...noor, room: 'other show' }, own(8, true), new Set(['show', 'other show']))).toBe('in')
  })

  test('rooms are bounded for everyone; in one that is open there is a place', () => {
    const rooms = new Set(Array.from({ length: 200 }, (_, n) => `room ${n}`))
    expect([asks(seller, [], rooms), asks({ ...seller, room: 'room 7' }, [], rooms)]).toEqual(['full', 'in'])
  })
})
