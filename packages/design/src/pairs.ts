import type { Colour } from './colours.ts'

/** What stands on what, and how well it must be told apart: WCAG AA for words (4.5), AAA for amounts and timers (7), 3 for edges and marks. */
export interface Pair {
  readonly front: Colour
  readonly back: Colour
  readonly ratio: 3 | 4.5 | 7
  readonly use: string
}

const surfaces = ['page', 'raised', 'floating'] as const
const washes = ['saffron-wash', 'indigo-wash', 'pomegranate-wash', 'palm-wash'] as const

export const PAIRS: readonly Pair[] = [
  ...surfaces.flatMap((back): Pair[] => [
    { front: 'ink', back, ratio: 7, use: 'amounts, timers and words' },
    { front: 'soft', back, ratio: 4.5, use: 'second words' },
    { front: 'indigo', back, ratio: 4.5, use: 'links' },
    { front: 'saffron-text', back, ratio: 4.5, use: 'words about committing money' },
    { front: 'pomegranate', back, ratio: 4.5, use: 'danger and live' },
    { front: 'palm', back, ratio: 4.5, use: 'leading, settled, available' },
    { front: 'edge', back, ratio: 3, use: 'edges of fields' },
  ]),
  ...washes.map((back): Pair => ({ front: 'ink', back, ratio: 7, use: 'amounts in a notice' })),
  ...washes.map((back): Pair => ({ front: 'soft', back, ratio: 4.5, use: 'second words in a notice' })),
  { front: 'saffron-text', back: 'saffron-wash', ratio: 4.5, use: 'chip' },
  { front: 'indigo', back: 'indigo-wash', ratio: 4.5, use: 'chip, chosen row' },
  { front: 'pomegranate', back: 'pomegranate-wash', ratio: 4.5, use: 'chip, refusal' },
  { front: 'palm', back: 'palm-wash', ratio: 4.5, use: 'chip' },
  { front: 'on-saffron', back: 'saffron', ratio: 7, use: 'the amount on the bid button' },
  { front: 'on-saffron', back: 'saffron-hover', ratio: 7, use: 'the amount on the bid button' },
  { front: 'on-indigo', back: 'indigo', ratio: 4.5, use: 'button' },
  { front: 'on-indigo', back: 'indigo-hover', ratio: 4.5, use: 'button' },
  { front: 'on-pomegranate', back: 'pomegranate', ratio: 4.5, use: 'live badge, dangerous button' },
  { front: 'on-pomegranate', back: 'pomegranate-hover', ratio: 4.5, use: 'dangerous button' },
  { front: 'on-scrim', back: 'scrim', ratio: 7, use: 'words over video' },
]
