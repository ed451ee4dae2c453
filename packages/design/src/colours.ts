/**
 * The souq at dusk: lamplight on sand, ink-blue shadow, one saffron lamp where the trade happens. Each colour has one use;
 * `pairs.ts` lists which stand on which, and a test holds every pair to its contrast in both themes.
 */
export type Theme = 'light' | 'dark'

export const COLOURS = {
  /** Surfaces: everything quiet. `floating` is what lies above the page: dialogs, menus, toasts. */
  page: { light: '#FBF8F2', dark: '#10151D' },
  raised: { light: '#F3EDE1', dark: '#18202B' },
  floating: { light: '#FFFDF9', dark: '#1E2733' },
  line: { light: '#E6DCC9', dark: '#2A3442' },
  /** The edge of what can be filled in: a line alone would be too faint to find (WCAG 1.4.11). */
  edge: { light: '#8F836C', dark: '#6C7A8E' },

  /** Words. */
  ink: { light: '#16202C', dark: '#F4EFE6' },
  soft: { light: '#4A5563', dark: '#A9B2BE' },

  /** The action that commits money, and nothing else. The fill is the same lamp in both themes. */
  saffron: { light: '#F2A93B', dark: '#F2A93B' },
  'saffron-hover': { light: '#E79A25', dark: '#F7BA5E' },
  'on-saffron': { light: '#16202C', dark: '#16202C' },
  'saffron-text': { light: '#8A5200', dark: '#F2A93B' },
  'saffron-wash': { light: '#FBEBD0', dark: '#33291A' },

  /** Links, selection, focus ring: everything else one can press. */
  indigo: { light: '#27477A', dark: '#8FB0E6' },
  'indigo-hover': { light: '#1E3963', dark: '#A9C3EE' },
  'on-indigo': { light: '#FBF8F2', dark: '#10151D' },
  'indigo-wash': { light: '#E5EBF4', dark: '#1C2B43' },

  /** Live now, the last seconds, danger. */
  pomegranate: { light: '#B3243F', dark: '#F0647C' },
  'pomegranate-hover': { light: '#971C34', dark: '#F58497' },
  'on-pomegranate': { light: '#FFFDF9', dark: '#10151D' },
  'pomegranate-wash': { light: '#F8E4E4', dark: '#3A1C26' },

  /** Leading, settled, available. */
  palm: { light: '#2F6B4F', dark: '#6FC29A' },
  'palm-wash': { light: '#E2EDE2', dark: '#18322A' },

  /** Words over video stand on the one scrim there is; both are the same in either theme. */
  scrim: { light: '#0B0F15', dark: '#0B0F15' },
  'on-scrim': { light: '#FBF8F2', dark: '#FBF8F2' },
} as const satisfies Record<string, Record<Theme, string>>

export type Colour = keyof typeof COLOURS
