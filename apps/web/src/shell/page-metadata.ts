import 'server-only'
import { LOCALES, type Locale } from '@dallal/i18n'
import type { Metadata } from 'next'

export interface PageWords {
  locale: Locale
  /** The address without its language: `paths.product(id)`. */
  path: string
  title: string
  description?: string
  /** The picture of a share card: a path of ours. */
  picture?: string
}

/**
 * What a page says of itself to search engines and share cards: its words, and where the same page is in each language.
 * Addresses are made whole with `PUBLIC_URL` as it is when the page is asked for.
 */
export function pageMetadata({ locale, path, title, description, picture }: PageWords): Metadata {
  const at = (language: Locale) => `/${language}${path === '/' ? '' : path}`
  const origin = process.env.PUBLIC_URL
  return {
    metadataBase: origin === undefined ? null : new URL(origin),
    title,
    description,
    alternates: {
      canonical: at(locale),
      languages: Object.fromEntries(LOCALES.map((language) => [language, at(language)])),
    },
    openGraph: { title, description, locale, url: at(locale), ...(picture ? { images: [picture] } : {}) },
  }
}
