export const address = {
  title: 'Delivery address',
  recipient: 'Recipient',
  city: 'City',
  district: 'District',
  street: 'Street',
  building: 'Building number',
  unit: 'Unit',
  postal_code: 'Postal code',
  directions: 'Directions',
  save: 'Save address',
  why: 'The seller sees it only after you have won a lot, to send it to you.',
} as const
