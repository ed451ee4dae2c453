import type { PublicProduct } from '@dallal/contract'
import { expect, it } from 'vitest'
import { offerView } from './offer-view.ts'

const sar = (minor: string) => ({ minor, currency: 'SAR' }) as const
const offer: NonNullable<PublicProduct['offer']> = {
  lot: 'lot',
  show: 'show',
  showTitle: { ar: 'مساء القهوة', en: 'An evening of coffee' },
  showStatus: 'scheduled',
  startsAt: '2026-11-26T17:00:00.000Z',
  lotStatus: 'queued',
  startPrice: sar('9000'),
  price: null,
}

it.each([
  ['nothing announced', null, { kind: 'none' }],
  ['a show to come', offer, { kind: 'announced', show: 'show', amount: sar('9000'), startsAt: offer.startsAt }],
  ['waiting on air', { ...offer, showStatus: 'live' }, { kind: 'next', show: 'show', amount: sar('9000') }],
  ['never opened before its show ended', { ...offer, showStatus: 'ended' }, { kind: 'none' }],
  [
    'open without a bid',
    { ...offer, showStatus: 'live', lotStatus: 'open' },
    { kind: 'open', show: 'show', amount: sar('9000'), hasBids: false },
  ],
  [
    'open with a bid',
    { ...offer, showStatus: 'live', lotStatus: 'open', price: sar('9500') },
    { kind: 'open', show: 'show', amount: sar('9500'), hasBids: true },
  ],
  [
    'sold',
    { ...offer, showStatus: 'ended', lotStatus: 'sold', price: sar('12000') },
    { kind: 'sold', show: 'show', amount: sar('12000') },
  ],
  ['unsold', { ...offer, showStatus: 'ended', lotStatus: 'unsold' }, { kind: 'ended', show: 'show' }],
  ['voided', { ...offer, showStatus: 'live', lotStatus: 'void' }, { kind: 'ended', show: 'show' }],
] as const)('a product: %s', (_, given, view) => {
  expect(offerView(given)).toEqual(view)
})
