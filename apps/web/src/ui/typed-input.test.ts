import { expect, it } from 'vitest'
import { ibanTyped } from './IbanInput.tsx'

it('an IBAN is upper case, without spaces, in 0–9, and never longer than one can be', () => {
  expect(ibanTyped('sa03 8000 ٠٠٠٠ 6080 1016 7519')).toBe('SA0380000000608010167519')
  expect(ibanTyped('A'.repeat(60))).toHaveLength(34)
})
