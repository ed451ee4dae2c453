import { err, MAX_MINOR, type Money, MS, ok, type Result } from '@dallal/kernel'

/** How long a lot runs and how its close moves. Lengths in milliseconds. Fixed from the moment the lot opens. */
export interface LotRules {
  readonly durationMs: number
  /** A bid that arrives with this much time left, or less, may move the close. */
  readonly windowMs: number
  /** After such a bid at least this much time is left. */
  readonly extensionMs: number
  readonly maxExtensions: number
  /** All extensions together add no more than this. */
  readonly maxExtensionTotalMs: number
  /** No bid moves the close. */
  readonly suddenDeath: boolean
}

export const DEFAULT_RULES: LotRules = {
  durationMs: 30 * MS.second,
  windowMs: 10 * MS.second,
  extensionMs: 7 * MS.second,
  maxExtensions: 20,
  maxExtensionTotalMs: 3 * MS.minute,
  suddenDeath: false,
}

export type BoundedRule = Exclude<keyof LotRules, 'suddenDeath'>

/** What a seller may choose, both ends included. A window is never empty: a lot that resumes gets one whole window. */
export const RULE_BOUNDS: Readonly<Record<BoundedRule, { readonly min: number; readonly max: number }>> = {
  durationMs: { min: 5 * MS.second, max: 5 * MS.minute },
  windowMs: { min: MS.second, max: MS.minute },
  extensionMs: { min: MS.second, max: MS.minute },
  maxExtensions: { min: 0, max: 20 },
  maxExtensionTotalMs: { min: 0, max: 3 * MS.minute },
}

export type TermsRefusal =
  | { code: 'start_price_not_positive' }
  | { code: 'start_price_too_large'; maximum: Money }
  | { code: 'rule_out_of_bounds'; rule: BoundedRule; min: number; max: number }

/** The part of a lot its seller chooses. */
export interface SaleTerms {
  readonly startPrice: Money
  readonly rules: LotRules
}

const BOUNDED_RULES: readonly BoundedRule[] = [
  'durationMs',
  'windowMs',
  'extensionMs',
  'maxExtensions',
  'maxExtensionTotalMs',
]

/** Asks whether a lot may be offered on these terms: when it is written down, and again when it opens. */
export function checkTerms<T extends SaleTerms>(terms: T): Result<T, TermsRefusal> {
  const { startPrice, rules } = terms
  if (startPrice.minor <= 0n) return err({ code: 'start_price_not_positive' })
  if (startPrice.minor > MAX_MINOR) {
    return err({ code: 'start_price_too_large', maximum: { minor: MAX_MINOR, currency: startPrice.currency } })
  }
  const rule = BOUNDED_RULES.find((name) => !isWithin(rules[name], RULE_BOUNDS[name]))
  if (rule) return err({ code: 'rule_out_of_bounds', rule, ...RULE_BOUNDS[rule] })

  return ok(terms)
}

function isWithin(value: number, { min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
