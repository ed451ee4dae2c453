import { DEFAULT_LOCALE, isLocale, MARKET_TIME_ZONE, messagesFor } from '@dallal/i18n'
import { getRequestConfig } from 'next-intl/server'

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  return { locale, messages: messagesFor(locale), timeZone: MARKET_TIME_ZONE }
})
