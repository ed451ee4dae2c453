import { toLatinDigits } from './digits.ts'
import { err, ok, type Result } from './result.ts'

/**
 * Where the decimals of a typed amount begin. People write thousands and decimals with the same marks, the other way round
 * from one keyboard to the next, and a wrong guess is wrong by a thousand. What each mark says:
 *
 *     ٫            decimals begin
 *     ٬ or space   thousands
 *     .            decimals begin; thousands when it comes twice or more
 *     , or ،       as a comma of thousands when just three digits follow it, or when it comes twice or more;
 *                  decimals begin when it is followed by any other number of digits, or when another mark parts the thousands
 *
 * So `1,250` is one thousand two hundred and fifty in every currency, also in dinars with their three decimals, where the
 * point stands for decimals, as we write amounts ourselves: `1.250`. Three digits behind a decimal mark in a currency that
 * has not three decimals, such as `1.250` riyals, look like thousands to many: two amounts, so neither.
 */
export function splitAmount(text: string, decimals: number): Result<SplitAmount, SplitRefusal> {
  const typed = toLatinDigits(text.trim()).replaceAll('،', ',').replace(SPACE, ' ')
  if (!WRITTEN.test(typed)) return err({ code: 'amount_not_a_number' })

  const numbers = typed.split(MARK)
  const marks = typed.match(MARK) ?? []
  const mark = decimalMark(numbers, marks)
  const fraction = mark === null ? '' : (numbers.pop() ?? '')
  if (!areGroups(numbers, mark === null ? marks : marks.slice(0, -1))) return err({ code: 'amount_not_a_number' })

  const whole = numbers.join('')
  const looksLikeThousands = fraction.length === 3 && decimals !== 3 && mark !== '٫' && !NOTHING.test(whole)
  if (looksLikeThousands) return err({ code: 'amount_ambiguous' })
  if (mark === ',' && decimals === 0) return err({ code: 'amount_too_precise', decimals })
  return ok({ whole, fraction })
}

/** Digits 0–9 before and behind the decimal mark. */
export type SplitAmount = { readonly whole: string; readonly fraction: string }

export type SplitRefusal =
  | { code: 'amount_not_a_number' }
  | { code: 'amount_ambiguous' }
  | { code: 'amount_too_precise'; decimals: number }

/** The spaces that part thousands: narrow and wide, all of them without a line break, and the common one. */
const SPACE = /[\u00a0\u2007\u2009\u202f]/g
const MARK = /[.,٬٫ ]/g
const WRITTEN = /^\d+(?:[.,٬٫ ]\d+)*$/
const FIRST_GROUP = /^[1-9]\d{0,2}$/
const NOTHING = /^0+$/

/** The last mark when decimals begin behind it; null when there are none. */
function decimalMark(numbers: readonly string[], marks: readonly string[]): string | null {
  const mark = marks.at(-1)
  if (mark === undefined || mark === '٬' || mark === ' ') return null
  if (mark === '٫') return mark
  if (marks.filter((each) => each === mark).length > 1) return null
  if (mark === '.' || marks.length > 1) return mark
  const [whole = '', behind = ''] = numbers
  return behind.length === 3 && FIRST_GROUP.test(whole) ? null : mark
}

/** One number, or groups of three behind a first of one to three digits, all parted by the same mark. */
function areGroups(numbers: readonly string[], marks: readonly string[]): boolean {
  if (marks.length === 0) return true
  const [first = '', ...others] = numbers
  const isOneMark = new Set(marks).size === 1 && !marks.includes('٫')
  return isOneMark && FIRST_GROUP.test(first) && others.every((group) => group.length === 3)
}
