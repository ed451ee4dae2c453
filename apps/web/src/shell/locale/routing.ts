import { DEFAULT_LOCALE, LOCALES } from '@dallal/i18n'
import { defineRouting } from 'next-intl/routing'

/** Every address names its language; `/` leads to Arabic whatever the browser says, and nothing is remembered in a cookie. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'always',
  localeDetection: false,
  localeCookie: false,
  // The Link header would name the address of the loopback port behind our listener; pages say it in their metadata.
  alternateLinks: false,
})
