import 'server-only'
import { cookies } from 'next/headers'
import { THEME_COOKIE, type ThemeChoice, themeOf } from './theme.ts'

/** The look this visitor chose. */
export async function chosenTheme(): Promise<ThemeChoice> {
  return themeOf((await cookies()).get(THEME_COOKIE)?.value)
}
