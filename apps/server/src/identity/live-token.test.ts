import { asId, instant, MS, plusMs, type UserId } from '@dallal/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeLiveTokens } from './live-token.ts'
import { keyFor } from './secrets.ts'
import type { SessionId } from './sessions.ts'

const userId = asId<UserId>('0193f000-0000-7000-8000-00000000000a')
const sessionId = asId<SessionId>('0193f000-0000-4000-8000-00000000000b')
const start = instant('2026-11-25T10:00:00Z')

let now = start
const secret = 'a secret of this installation, long enough'
const tokens = composeLiveTokens(keyFor(secret, 'live tokens'), () => now)
const signed = () => tokens.sign({ userId, sessionId, roles: ['buyer', 'seller'] })

describe('a live token', () => {
  it('says who one is, for ten minutes', () => {
    now = start
    const { token, expiresAt } = signed()
    expect(expiresAt).toBe(plusMs(start, 10 * MS.minute))
    expect(tokens.verify(token)).toEqual({
      ok: true,
      value: { userId, sessionId, roles: ['buyer', 'seller'], expiresAt },
    })
    now = plusMs(start, 10 * MS.minute - 1)
    expect(tokens.verify(token).ok).toBe(true)
    now = plusMs(start, 10 * MS.minute)
    expect(tokens.verify(token)).toEqual({ ok: false, refusal: { code: 'token_expired' } })
    now = start
  })

  it('of another installation, or signed for another purpose, is refused', () => {
    const foreign = composeLiveTokens(keyFor('another secret', 'live tokens'), () => now)
    const astray = composeLiveTokens(keyFor(secret, 'development tools'), () => now)
    for (const other of [foreign, astray]) {
      const { token } = other.sign({ userId, sessionId, roles: ['operator'] })
      expect(tokens.verify(token)).toEqual({ ok: false, refusal: { code: 'token_invalid' } })
    }
  })

  it('with any one character changed is refused', () => {
    const { token } = signed()
    for (let at = 0; at < token.length; at += 1) {
      // The last character of 32 bytes in base64url carries two bits that mean nothing; a change of the others is a change.
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'Q' : 'A'}${token.slice(at + 1)}`
      expect(tokens.verify(changed), `at ${at}`).toEqual({ ok: false, refusal: { code: 'token_invalid' } })
    }
  })

  it('made of anything else is refused, not stumbled over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]*\.[\w-]*$/)), (text) => {
        expect(tokens.verify(text)).toEqual({ ok: false, refusal: { code: 'token_invalid' } })
      }),
    )
  })
})
