import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'

const page = { nonce: 'bm9uY2U=', host: 'dallal.example:3000', development: false }

it('runs only scripts that carry the nonce of this answer', () => {
  const scripts = contentSecurityPolicy(page)
    .split('; ')
    .find((directive) => directive.startsWith('script-src'))
  expect(scripts).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
})

it('talks to its own origin and to the live socket there, and to nobody else', () => {
  expect(contentSecurityPolicy(page)).toContain(
    "connect-src 'self' ws://dallal.example:3000 wss://dallal.example:3000;",
  )
  expect(contentSecurityPolicy(page)).not.toMatch(/https?:|\*/)
})

it('evaluates code in development only', () => {
  expect(contentSecurityPolicy(page)).not.toContain('unsafe-eval')
  expect(contentSecurityPolicy({ ...page, development: true })).toContain("'unsafe-eval'")
})
