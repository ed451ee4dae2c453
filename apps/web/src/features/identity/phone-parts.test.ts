import { expect, it } from 'vitest'
import { phoneParts, wholePhone } from './phone-parts.ts'

it.each([
  ['as dialled at home', 'SA', '050 000 0101', '+966500000101'],
  ['without the zero', 'SA', '500000101', '+966500000101'],
  ['of a country that dials none', 'KW', '5000 0101', '+96550000101'],
  ['with its own code', 'SA', '+965 5000 0101', '+96550000101'],
  ['with the code as it is dialled abroad', 'SA', '00965 5000 0101', '+96550000101'],
  ['not there at all', 'SA', ' ', ''],
] as const)('makes a number whole: %s', (_, country, number, whole) => {
  expect(wholePhone({ country, number })).toBe(whole)
})

it('takes a number apart and makes the same one whole again', () => {
  expect(phoneParts('+966500000101', 'KW')).toEqual({ country: 'SA', number: '500000101' })
  expect(wholePhone(phoneParts('+201001234567', 'SA'))).toBe('+201001234567')
})

it('leaves a number of another country whole', () => {
  expect(phoneParts('+4930123456', 'SA')).toEqual({ country: 'SA', number: '+4930123456' })
  expect(wholePhone(phoneParts('+4930123456', 'SA'))).toBe('+4930123456')
})
