import type { Address } from '@dallal/contract'

export interface AddressWords {
  readonly country: string
  readonly building: string
}

/** An address as it is written on a parcel, line by line; what was not given leaves no gap. */
export function addressLines(address: Address, { country, building }: AddressWords): string[] {
  const { recipient, street, district, city, postalCode, directions } = address
  const lines = [
    recipient,
    building,
    street,
    district,
    postalCode === '' ? city : `${city} ${postalCode}`,
    country,
    directions,
  ]
  return lines.filter((line) => line.trim() !== '')
}
