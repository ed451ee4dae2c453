import { expect, it } from 'vitest'
import { groupIban } from './group-iban.ts'

it.each([
  ['SA0380000000608010167519', 'SA03 8000 0000 6080 1016 7519'],
  ['KW81CBKU0000000000001234560101', 'KW81 CBKU 0000 0000 0000 1234 5601 01'],
  ['', ''],
])('%s is read as %s', (iban, read) => {
  expect(groupIban(iban)).toBe(read)
})
