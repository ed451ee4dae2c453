/** Space, shape, type and motion. All lengths are px unless the name says otherwise. */

/** The 4-point grid: `p-4` in a class is four steps, 16 px. Fixed in px so that larger Arabic text does not bend the grid. */
export const SPACE_STEP = 4

export const RADIUS = { field: 8, card: 12, chip: 999 } as const

/** There is one level of shadow, for what floats. */
export const SHADOW = {
  floating: {
    light: '0 12px 32px -8px rgb(22 32 44 / 0.22), 0 2px 6px rgb(22 32 44 / 0.06)',
    dark: '0 16px 40px -8px rgb(0 0 0 / 0.65), 0 0 0 1px rgb(244 239 230 / 0.06)',
  },
} as const

export const FONT_WEIGHT = { normal: 400, medium: 500, semibold: 600 } as const

/**
 * Plex Sans and Plex Sans Arabic are one designer's pair. The Latin face comes first in both languages, so that digits of
 * amounts and timers are always the same tabular figures; Arabic letters are found in the second.
 */
export const FONT_FAMILY = '"IBM Plex Sans", "IBM Plex Sans Arabic", "Segoe UI", Tahoma, system-ui, sans-serif'

/** The size of the root: Arabic letters are smaller in the same box, so that all text in Arabic is set a little larger. */
export const ROOT_SIZE = { en: 16, ar: 17 } as const

/** Arabic rises and falls further from the line; clipped dots and hamzas are the first sign of a translated product. */
export const LEADING = {
  body: { en: 1.5, ar: 1.75 },
  tight: { en: 1.2, ar: 1.45 },
} as const

/** Text sizes in rem of the root size, with the leading each is set in. */
export const TEXT = {
  xs: { rem: 0.8125, leading: 'body' },
  sm: { rem: 0.875, leading: 'body' },
  base: { rem: 1, leading: 'body' },
  lg: { rem: 1.125, leading: 'body' },
  xl: { rem: 1.375, leading: 'tight' },
  '2xl': { rem: 1.75, leading: 'tight' },
  '3xl': { rem: 2.25, leading: 'tight' },
  '4xl': { rem: 3, leading: 'tight' },
} as const satisfies Record<string, { rem: number; leading: keyof typeof LEADING }>

/** Motion tells cause: a bid slides in, the price counts up, the ring stretches. Under reduced motion all of it is 0. */
export const MOTION_MS = { press: 90, price: 180, appear: 220, ring: 400 } as const

export const EASING = { settle: 'cubic-bezier(0.2, 0.8, 0.2, 1)' } as const

/** The smallest thing a finger should have to hit. */
export const TOUCH_TARGET = 48
