/** The languages of the product. Arabic is the first: it is what `/` leads to, and every screen is looked at in it first. */
export const LOCALES = ['ar', 'en'] as const

export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'ar'

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text)
}

/** The way a page in this language runs. */
export function direction(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/**
 * The tag for `Intl`: digits and calendar are named, because the default for Arabic differs between browsers, systems and
 * regions. Numbers are written 0–9 and dates by the Gregorian calendar in both languages.
 */
export function intlTag(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-GB-u-ca-gregory-nu-latn'
}
