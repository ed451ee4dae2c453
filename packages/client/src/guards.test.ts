import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GUARDS, guard, needOf, pageAfterSignIn } from './guards.ts'

const buyer = { roles: ['buyer' as const] }
const seller = { roles: ['buyer' as const, 'seller' as const] }
const operator = { roles: ['buyer' as const, 'operator' as const] }

describe('a page', () => {
  it.each([
    ['/ar', 'allow', 'allow', 'allow', 'allow'],
    ['/en/products/7', 'allow', 'allow', 'allow', 'allow'],
    ['/ar/sign-in', 'allow', 'allow', 'allow', 'allow'],
    ['/en/wallet', '/en/sign-in?next=%2Fen%2Fwallet', 'allow', 'allow', 'allow'],
    ['/ar/orders/9?from=mail', '/ar/sign-in?next=%2Far%2Forders%2F9%3Ffrom%3Dmail', 'allow', 'allow', 'allow'],
    ['/ar/sell', '/ar/sign-in?next=%2Far%2Fsell', 'allow', 'allow', 'allow'],
    ['/ar/studio', '/ar/sign-in?next=%2Far%2Fstudio', '/ar/sell', 'allow', '/ar/sell'],
    ['/en/studio/shows/7/', '/en/sign-in?next=%2Fen%2Fstudio%2Fshows%2F7%2F', '/en/sell', 'allow', '/en/sell'],
    ['/ar//studio', '/ar/sign-in?next=%2Far%2F%2Fstudio', '/ar/sell', 'allow', '/ar/sell'],
    ['/en/console/sellers', '/en/sign-in?next=%2Fen%2Fconsole%2Fsellers', '/en', '/en', 'allow'],
    ['/ar/studios', 'allow', 'allow', 'allow', 'allow'],
  ])('%s: nobody %s, buyer %s, seller %s, operator %s', (path, ...expected) => {
    const verdicts = [null, buyer, seller, operator].map((me) => guard(path, me))
    expect(verdicts.map((verdict) => (verdict === 'allow' ? verdict : verdict.redirect))).toEqual(expected)
  })

  it('below a guarded one is guarded as well, however deep', () => {
    const below = fc.array(fc.stringMatching(/^[a-z0-9-]{1,8}$/), { maxLength: 5 })
    fc.assert(
      fc.property(below, (steps) => {
        expect(needOf(['/console', ...steps].join('/'))).toBe('operator')
        expect(needOf(['/studio', ...steps].join('/'))).toBe('verified_seller')
        expect(needOf(['/wallet', ...steps].join('/'))).toBe('signed_in')
      }),
    )
  })

  it('one is led to is not guarded in a way that leads on for ever', () => {
    for (const [pattern] of GUARDS) {
      for (const me of [null, buyer, seller, operator]) {
        const verdict = guard(`/ar${pattern.replace('**', 'x')}`, me)
        if (verdict !== 'allow') expect(guard(verdict.redirect, me)).toBe('allow')
      }
    }
  })
})

describe('after signing in', () => {
  it.each([
    ['/ar/wallet?top=1', '/ar/wallet?top=1'],
    ['/operator/abc', '/operator/abc'],
    ['//evil.example', '/ar'],
    ['/\\evil.example', '/ar'],
    ['https://evil.example', '/ar'],
    ['javascript:alert(1)', '/ar'],
    ['/\t/evil.example', '/ar'],
    ['', '/ar'],
    [null, '/ar'],
  ])('%j leads to %s', (next, page) => expect(pageAfterSignIn(next, 'ar')).toBe(page))

  it('one is always on our own site', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.stringMatching(/^[/\\.\t\n:a-z]{1,12}$/)), (next) => {
        const url = new URL(pageAfterSignIn(next, 'ar'), 'https://market.example')
        expect(url.origin).toBe('https://market.example')
      }),
    )
  })
})
