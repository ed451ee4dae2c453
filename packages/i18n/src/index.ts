export { isolate, isolateLtr } from './bidi.ts'
export { DEFAULT_LOCALE, direction, intlTag, isLocale, LOCALES, type Locale } from './locale.ts'
export { maskName } from './mask-name.ts'
export { type Messages, messagesFor } from './messages.ts'
export {
  type Amount,
  currencyText,
  formatCount,
  formatMoney,
  formatRate,
  type MoneyParts,
  moneyParts,
} from './money-format.ts'
export { refusalArguments } from './refusal-words.ts'
export {
  type CountdownParts,
  countdownParts,
  formatCountdown,
  formatDate,
  formatDateTime,
  formatDay,
  formatRelative,
  formatTime,
  MARKET_TIME_ZONE,
} from './time-format.ts'
export { wordsOf } from './words.ts'
