import type { SeedPerson } from './shapes.ts'

/** Who verified the shops. An operator in development; a person without rights elsewhere. */
export const OPERATOR: SeedPerson = {
  key: 'hind',
  name: 'هند الزهراني',
  locale: 'ar',
  portrait: 'woman-headscarf-medium',
  toppedUpMinor: 0n,
  address: null,
}

/** People who buy. They have no passwords: in development one becomes them by the switcher. */
export const BUYERS: readonly SeedPerson[] = [
  {
    key: 'sami',
    name: 'سامي الحربي',
    locale: 'ar',
    portrait: 'man-light',
    toppedUpMinor: 250_000n,
    address: {
      recipient: 'سامي الحربي',
      phone: '+966500000101',
      country: 'SA',
      city: 'الرياض',
      district: 'حي الملقا',
      street: 'شارع وادي هجر',
      building: '7412',
      unit: '3',
      postalCode: '13524',
      directions: 'المدخل من جهة الحديقة',
    },
  },
  {
    key: 'sara',
    name: 'سارة الغامدي',
    locale: 'ar',
    portrait: 'woman-medium-light',
    toppedUpMinor: 300_000n,
    address: {
      recipient: 'سارة الغامدي',
      phone: '+966500000102',
      country: 'SA',
      city: 'جدة',
      district: 'حي الروضة',
      street: 'شارع الكيّال',
      building: '2265',
      unit: '12',
      postalCode: '23435',
      directions: '',
    },
  },
  {
    key: 'layla',
    name: 'Layla Haddad',
    locale: 'en',
    portrait: 'woman-medium',
    toppedUpMinor: 200_000n,
    address: {
      recipient: 'Layla Haddad',
      phone: '+966500000103',
      country: 'SA',
      city: 'Al Khobar',
      district: 'Al Ulaya',
      street: 'Prince Turki Street',
      building: '3380',
      unit: '',
      postalCode: '34447',
      directions: 'Leave it with the guard',
    },
  },
  {
    key: 'omar',
    name: 'عمر باوزير',
    locale: 'ar',
    portrait: 'man-dark',
    toppedUpMinor: 150_000n,
    address: {
      recipient: 'عمر باوزير',
      phone: '+966500000104',
      country: 'SA',
      city: 'المدينة المنورة',
      district: 'حي قباء',
      street: 'طريق الهجرة',
      building: '518',
      unit: '2',
      postalCode: '42315',
      directions: 'بجوار مخبز قباء',
    },
  },
  // New here: no address and no money yet, so that the first steps can be walked.
  { key: 'huda', name: 'هدى السالم', locale: 'ar', portrait: 'woman-headscarf-dark', toppedUpMinor: 0n, address: null },
  { key: 'daniel', name: 'Daniel Brandt', locale: 'en', portrait: 'man-medium', toppedUpMinor: 0n, address: null },
]
