import { expect, it } from 'vitest'
import { afterSignIn } from './after-sign-in.ts'

it.each([
  ['home without a wish', undefined, '/en'],
  ['home in the language in use', '/', '/en'],
  ['back to a page of this language', '/wallet/top-up?amount=120', '/en/wallet/top-up?amount=120'],
  ['back to a page that names its language', '/ar/orders', '/ar/orders'],
  ['a page whose name only begins like a language', '/archive', '/en/archive'],
  ['the one-time link of the operator as it is', '/operator/abc', '/operator/abc'],
  ['never to another site', '//evil.example', '/en'],
  ['nor by a backslash', '/\\evil.example', '/en'],
])('leads %s', (_, next, page) => {
  expect(afterSignIn(next, 'en')).toBe(page)
})
