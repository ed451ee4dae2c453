import { MS } from '@dallal/kernel'
import type { SeedShow } from './shapes.ts'

/** Announced: its countdown runs on the first page. */
export const UPCOMING: SeedShow = {
  key: 'an-evening-of-coffee',
  shop: 'bayt-al-dallah',
  title: { ar: 'مساء القهوة: دلال وسُرُج وساعات', en: 'An evening of coffee: pots, lamps and clocks' },
  cover: ['amphora', 'mantel-clock', 'teapot', 'oil-lamp', 'coffee'],
  startsInMs: 26 * MS.hour,
  lots: [
    { product: 'stoneware-cup', startPriceMinor: 2_500n, bids: [], order: null },
    { product: 'enamel-oil-lamp', startPriceMinor: 9_000n, bids: [], order: null },
    { product: 'sidr-honey', startPriceMinor: 18_000n, bids: [], order: null },
    { product: 'walnut-mantel-clock', startPriceMinor: 45_000n, bids: [], order: null },
    { product: 'meander-amphora', startPriceMinor: 60_000n, bids: [], order: null },
    { product: 'ruby-teapot', startPriceMinor: 35_000n, bids: [], order: null },
  ],
}

/** Over since nine days: old enough for its first orders to have settled. Amounts in halalas. */
export const ENDED: SeedShow = {
  key: 'thursday-with-uncle-yusuf',
  shop: 'dukkan-yusuf',
  title: {
    ar: 'خميس العمّ يوسف: راديو وكاميرا وسبحة',
    en: 'Thursday with Uncle Yusuf: a radio, a camera, prayer beads',
  },
  cover: ['radio', 'watch', 'camera', 'fountain-pen', 'prayer-beads'],
  startsInMs: -9 * MS.day,
  lots: [
    {
      product: 'amber-prayer-beads',
      startPriceMinor: 15_000n,
      bids: [
        { bidder: 'sara', amountMinor: 15_000n },
        { bidder: 'omar', amountMinor: 16_000n },
        { bidder: 'sara', amountMinor: 18_000n },
        { bidder: 'omar', amountMinor: 22_500n },
        { bidder: 'sara', amountMinor: 24_500n },
      ],
      order: 'settled',
    },
    {
      product: 'transistor-radio',
      startPriceMinor: 20_000n,
      bids: [
        { bidder: 'sami', amountMinor: 20_000n },
        { bidder: 'layla', amountMinor: 25_000n },
        { bidder: 'sami', amountMinor: 30_000n },
        { bidder: 'layla', amountMinor: 33_000n },
      ],
      order: 'settled',
    },
    {
      product: 'rangefinder-camera',
      startPriceMinor: 50_000n,
      bids: [
        { bidder: 'omar', amountMinor: 50_000n },
        { bidder: 'sara', amountMinor: 55_000n },
        { bidder: 'omar', amountMinor: 62_000n },
      ],
      order: 'received',
    },
    {
      product: 'blue-fountain-pen',
      startPriceMinor: 8_000n,
      bids: [
        { bidder: 'layla', amountMinor: 8_000n },
        { bidder: 'sami', amountMinor: 8_400n },
        { bidder: 'layla', amountMinor: 9_500n },
      ],
      order: 'shipped',
    },
    // Nobody bid: a market where everything sells is not believed.
    { product: 'three-old-books', startPriceMinor: 90_000n, bids: [], order: null },
    {
      product: 'seventies-wristwatch',
      startPriceMinor: 70_000n,
      bids: [
        { bidder: 'sami', amountMinor: 70_000n },
        { bidder: 'sara', amountMinor: 80_000n },
        { bidder: 'sami', amountMinor: 95_000n },
        { bidder: 'sara', amountMinor: 104_000n },
        { bidder: 'sami', amountMinor: 112_000n },
      ],
      order: 'paid',
    },
  ],
}
