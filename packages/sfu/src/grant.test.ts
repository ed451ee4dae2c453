import { describe, expect, test } from 'vitest'
import { type Grant, MAX_GRANT_MS, signGrant, verifyGrant } from '#grant.ts'
import { Revocations } from '#revocations.ts'

const SECRET = 'a secret of more than thirty-two bytes'
const NOW = 1_800_000_000_000
const grant: Grant = { room: 'show-1', role: 'watch', subject: 'noor', issuedAt: NOW, expiresAt: NOW + 60_000 }

describe('a grant', () => {
  test('is read back as it was made, by whoever has the secret', () => {
    expect(verifyGrant(SECRET, signGrant(SECRET, grant), NOW)).toEqual({ ok: true, grant })
  })

  test('is issued now when nobody says otherwise', () => {
    const { issuedAt: _, ...rest } = grant
    const before = Date.now()
    const reading = verifyGrant(SECRET, signGrant(SECRET, { ...rest, expiresAt: before + 60_000 }))
    expect(reading.ok && reading.grant.issuedAt).toBeGreaterThanOrEqual(before)
  })

  test('ends at its moment, not a millisecond later', () => {
    const token = signGrant(SECRET, grant)
    expect(verifyGrant(SECRET, token, grant.expiresAt - 1).ok).toBe(true)
    expect(verifyGrant(SECRET, token, grant.expiresAt)).toEqual({ ok: false, why: 'expired' })
  })

  test('of another secret is forged, and so is one with any character changed', () => {
    const token = signGrant(SECRET, grant)
    expect(verifyGrant(`${SECRET}!`, token, NOW)).toEqual({ ok: false, why: 'forged' })
    for (let at = 0; at < token.length - 1; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      expect(verifyGrant(SECRET, changed, NOW).ok, `character ${at}`).toBe(false)
    }
  })

  test.each(['', '.', 'a', 'a.b.c', 'x'.repeat(3000)])('malformed: %s', (token) => {
    expect(verifyGrant(SECRET, token, NOW)).toEqual({ ok: false, why: 'malformed' })
  })

  test('that nobody would accept is not signed', () => {
    expect(() => signGrant(SECRET, { ...grant, room: 'a/b' })).toThrow()
    expect(() => signGrant(SECRET, { ...grant, subject: '' })).toThrow()
    expect(() => signGrant(SECRET, { ...grant, expiresAt: NOW + MAX_GRANT_MS + 1 })).toThrow()
    expect(() => signGrant('too short', grant)).toThrow('32 bytes')
  })
})

describe('somebody sent away', () => {
  test('is refused with the grant in hand, and let in with a newer one', () => {
    const revocations = new Revocations()
    revocations.add({ room: 'show-1', subject: 'noor', atMs: NOW })
    expect(revocations.covers(grant)).toBe(true)
    expect(revocations.covers({ ...grant, issuedAt: NOW + 1 })).toBe(false)
    expect(revocations.covers({ ...grant, subject: 'sami' })).toBe(false)
    expect(revocations.covers({ ...grant, room: 'show-2' })).toBe(false)
  })

  test('a closed room refuses everyone', () => {
    const revocations = new Revocations()
    revocations.add({ room: 'show-1', subject: null, atMs: NOW })
    expect(revocations.covers({ ...grant, subject: 'sami' })).toBe(true)
  })

  test('is remembered as long as a grant can live, and 10,000 are remembered at most', () => {
    const revocations = new Revocations()
    revocations.add({ room: 'show-1', subject: 'noor', atMs: NOW })
    revocations.add({ room: 'show-1', subject: 'sami', atMs: NOW + MAX_GRANT_MS })
    expect(revocations.all().map(({ subject }) => subject)).toEqual(['sami'])
    for (let i = 0; i < 10_005; i += 1) {
      revocations.add({ room: 'show-1', subject: `viewer-${i}`, atMs: NOW + MAX_GRANT_MS })
    }
    expect(revocations.all()).toHaveLength(10_000)
  })
})
