import { toLatinDigits } from '@dallal/kernel'

/** Longer than any amount with its marks. */
const LONGEST = 40
const INVISIBLE = /\p{Cf}/gu
const WORD_BEFORE = /^[\s\p{Cf}]*[\p{L}\p{M}\p{Sc}][\p{L}\p{M}\p{Sc}.]*\s*/u
const WORD_BEHIND = /\s*[\p{L}\p{M}\p{Sc}][\p{L}\p{M}\p{Sc}.]*\s*$/u

/**
 * What stands in the field of an amount after a key or a paste: digits as 0–9, and everything else as it was typed, because
 * which mark is which can be told only from the whole. The name or sign of a currency at either end is left out.
 */
export function amountTyped(text: string): string {
  const visible = toLatinDigits(text).replace(INVISIBLE, '').slice(0, LONGEST)
  return visible.replace(WORD_BEFORE, '').replace(WORD_BEHIND, '').trimStart()
}
