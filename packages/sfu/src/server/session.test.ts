import { beforeAll, expect, test } from 'vitest'
import { selfSigned } from '#certificate/self-signed.ts'
import { DtlsContext } from '#dtls/context.ts'
import { loadOpenSsl } from '#dtls/openssl.ts'
import { Session } from '#server/session.ts'

let context: DtlsContext
beforeAll(async () => {
  context = new DtlsContext(await loadOpenSsl(), selfSigned('test', new Date()))
})

const session = (nowMs: number) =>
  new Session(
    { room: 'show', role: 'watch', subject: 'noor', issuedAt: 0, expiresAt: 1 },
    { ice: { fragment: 'theirs', password: 'x' }, fingerprints: [], choice: {} },
    context,
    { send: () => {}, connected: () => {}, closed: () => {} },
    nowMs,
  )

test('an answer that nobody uses is over after fifteen seconds', () => {
  const unused = session(1000)
  expect(unused.silence(16_000)).toBeNull()
  expect(unused.silence(16_001)).toBe('never_arrived')
})

test('a peer that says nothing for thirty seconds has withdrawn its consent', () => {
  const silent = session(1000)
  silent.heard(5000)
  expect(silent.silence(35_000)).toBeNull()
  expect(silent.silence(35_001)).toBe('consent_expired')
  silent.heard(35_000)
  expect(silent.silence(60_000)).toBeNull()
})

test('every session has names of its own, and expects both halves in a check', () => {
  const [one, two] = [session(0), session(0)]
  expect(one.id).not.toBe(two.id)
  expect(one.fragment).not.toBe(two.fragment)
  expect(one.username).toBe(`${one.fragment}:theirs`)
  expect(one.peerUsername).toBe(`theirs:${one.fragment}`)
})
