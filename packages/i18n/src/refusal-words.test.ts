import { expect, it } from 'vitest'
import { refusalArguments } from './refusal-words.ts'

it('writes the facts of a refusal for its sentence', () => {
  const facts = {
    code: 'anything',
    shortfall: { minor: '3650', currency: 'SAR' },
    until: '2026-11-24T17:05:00.000Z',
    limitBytes: 10 * 1_048_576,
    triesLeft: 2,
    name: 'نور',
  }
  const words = refusalArguments(facts, 'en')
  expect(words).toMatchObject({
    shortfall: '\u2066SAR\u00a036.50\u2069',
    limitBytes: 10,
    triesLeft: 2,
    name: '\u2068نور\u2069',
  })
  expect(words.until).toContain('24 November')
  expect(words).not.toHaveProperty('code')
})
