import { expect, it } from 'vitest'
import { ibanCheck } from './iban-check.ts'

it.each([
  ['nothing yet', '', 'SA', { kind: 'empty' }],
  ['the first letter of the country', 'S', 'SA', { kind: 'incomplete', left: 23 }],
  ['another country from its first letter', 'K', 'SA', { kind: 'other_country' }],
  ['another country', 'KW81CBKU0000000000001234560101', 'SA', { kind: 'other_country' }],
  ['all but one', 'SA038000000060801016751', 'SA', { kind: 'incomplete', left: 1 }],
  ['the examples of the registry: Saudi Arabia', 'SA0380000000608010167519', 'SA', { kind: 'right' }],
  ['Kuwait', 'KW81CBKU0000000000001234560101', 'KW', { kind: 'right' }],
  ['the Emirates', 'AE070331234567890123456', 'AE', { kind: 'right' }],
  ['Qatar', 'QA58DOHB00001234567890ABCDEFG', 'QA', { kind: 'right' }],
  ['Bahrain', 'BH67BMAG00001299123456', 'BH', { kind: 'right' }],
  ['Oman', 'OM810180000001299123456', 'OM', { kind: 'right' }],
  ['Jordan', 'JO94CBJO0010000000000131000302', 'JO', { kind: 'right' }],
  ['Egypt', 'EG380019000500000000263180002', 'EG', { kind: 'right' }],
  ['two digits that changed places', 'SA0380000000608010165719', 'SA', { kind: 'wrong' }],
  ['one too many', 'SA03800000006080101675190', 'SA', { kind: 'too_long', length: 24 }],
] as const)('an IBAN: %s', (_, iban, country, check) => {
  expect(ibanCheck(iban, country)).toEqual(check)
})
