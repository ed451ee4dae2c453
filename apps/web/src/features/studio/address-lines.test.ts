import type { Address } from '@dallal/contract'
import { expect, it } from 'vitest'
import { addressLines } from './address-lines.ts'

const address: Address = {
  ...{ recipient: 'نور', phone: '+966501234567', country: 'SA', city: 'الرياض', district: 'العليا' },
  ...{ street: 'شارع التحلية', building: '7421', unit: '3', postalCode: '12214', directions: 'خلف المسجد' },
}
const words = { country: 'السعودية', building: 'مبنى 7421، وحدة 3' }

it('stands on the parcel line by line, the phone apart from it', () => {
  expect(addressLines(address, words)).toEqual([
    ...['نور', 'مبنى 7421، وحدة 3', 'شارع التحلية', 'العليا', 'الرياض 12214', 'السعودية', 'خلف المسجد'],
  ])
})

it('leaves no gap for what was not given', () => {
  expect(addressLines({ ...address, postalCode: '', directions: ' ' }, words)).toEqual([
    ...['نور', 'مبنى 7421، وحدة 3', 'شارع التحلية', 'العليا', 'الرياض', 'السعودية'],
  ])
})
