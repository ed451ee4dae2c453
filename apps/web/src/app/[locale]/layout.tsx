import '@fontsource/ibm-plex-sans/400.css'
import '@fontsource/ibm-plex-sans/500.css'
import '@fontsource/ibm-plex-sans/600.css'
import '@fontsource/ibm-plex-sans-arabic/400.css'
import '@fontsource/ibm-plex-sans-arabic/500.css'
import '@fontsource/ibm-plex-sans-arabic/600.css'
import '../globals.css'
import { COLOURS } from '@dallal/design'
import { direction, isLocale } from '@dallal/i18n'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { chosenTheme } from '#shell/chosen-theme.ts'
import { Words } from '#shell/locale/Words.tsx'
import { Providers } from '#shell/Providers.tsx'

type LocaleParams = { params: Promise<{ locale: string }> }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: COLOURS.page.light },
    { media: '(prefers-color-scheme: dark)', color: COLOURS.page.dark },
  ],
}

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'common' })
  return { title: { default: t('brand'), template: `%s · ${t('brand')}` }, description: t('tagline') }
}

/** The root of every page: its language, its direction and its look, right from the first byte. */
export default async function LocaleLayout({ params, children }: LocaleParams & { children: ReactNode }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const theme = await chosenTheme()
  return (
    <html lang={locale} dir={direction(locale)} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <Words features={[]}>
          <Providers>{children}</Providers>
        </Words>
      </body>
    </html>
  )
}
