import type { Locale as DallalLocale, Messages as DallalMessages } from '@dallal/i18n'

/** Lets the compiler know every key and argument of the words: `t('lot.bid_now', { amount })`. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: DallalLocale
    Messages: DallalMessages
  }
}
