/** Whatever stands under such a name is never written: secrets, and what identifies a person or their bank. */
const HIDDEN_NAME = /password|secret|token|bearer|authorization|cookie|iban|otp|phone|email|address/i

/** A short run of digits under the name `code` is a one-time code; `code: 'bid_too_low'` is a refusal and may be read. */
const ONE_TIME_CODE = /^\d{4,10}$/

/** The password in an address such as postgres://user:password@host. */
const PASSWORD_IN_ADDRESS = /(\w+:\/\/[^\s:/@]*:)[^\s/@]+@/g

const DEEPEST = 6
const LONGEST_TEXT = 4_000
const HIDDEN = '[hidden]'

/** A copy that may be logged: names that hide their value are emptied, passwords in addresses cut out, sizes bounded. */
export function redact(value: unknown, name = '', depth = 0): unknown {
  if (value === null || value === undefined) return value
  if (HIDDEN_NAME.test(name)) return HIDDEN
  if (typeof value === 'string') {
    return name === 'code' && ONE_TIME_CODE.test(value) ? HIDDEN : redactText(value)
  }
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object') return value
  if (depth >= DEEPEST) return '[deeper]'
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, name, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, key, depth + 1)]))
}

function redactText(text: string): string {
  return text.replace(PASSWORD_IN_ADDRESS, `$1${HIDDEN}@`).slice(0, LONGEST_TEXT)
}

/** An error's own facts, such as the driver's `detail` that repeats a row's values, stay out; its code and place help. */
function redactError(error: Error, depth: number): object {
  const { name, message, stack, cause } = error
  const code = 'code' in error ? { code: redact(error.code, 'code') } : {}
  const origin = cause === undefined ? {} : { cause: redact(cause, '', depth + 1) }
  return { name, message: redactText(message), ...code, stack: redactText(stack ?? ''), ...origin }
}
