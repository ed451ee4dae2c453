/** The look a person chose; without a choice the page follows the device. */
export const THEME_COOKIE = 'dallal_theme'

export const THEMES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEMES)[number]

export function themeOf(cookie: string | undefined): ThemeChoice {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system'
}

const YEAR_SECONDS = 365 * 24 * 3600

/**
 * Keeps the choice where the server reads it, so that the first paint is already right; "as the device" forgets it. Written
 * as plain text because the Cookie Store API is missing in some browsers and outside HTTPS.
 */
export function keepTheme(choice: ThemeChoice): void {
  const maxAge = choice === 'system' ? 0 : YEAR_SECONDS
  Reflect.set(document, 'cookie', `${THEME_COOKIE}=${choice}; path=/; max-age=${maxAge}; samesite=lax`)
}
