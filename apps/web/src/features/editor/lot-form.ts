import { type LotDraft, type LotSummary, lotDraftSchema } from '@dallal/contract'
import { type Currency, formatDecimal, MS, type ParseRefusal, parseDecimal, type Result } from '@dallal/kernel'

/** What the fields of a lot hold while it is written: the amount as typed, times in seconds. */
export interface LotForm {
  readonly product: string
  readonly startPrice: string
  readonly seconds: number
  readonly suddenDeath: boolean
  readonly windowSeconds: number
  readonly extensionSeconds: number
}

export const DURATIONS = [15, 20, 30, 45, 60, 90, 120, 180, 300] as const
export const WINDOWS = [5, 10, 15, 20, 30] as const
export const EXTENSIONS = [5, 7, 10, 15, 20] as const

type Rules = Pick<LotSummary, 'durationMs' | 'windowMs' | 'extensionMs' | 'suddenDeath'>

/** An empty lot with the rules of the one before it: sellers run a show by one rule. The first has those of the house. */
export function newLot(before: Rules | null): LotForm {
  const house = lotDraftSchema
    .pick({ durationMs: true, windowMs: true, extensionMs: true, suddenDeath: true })
    .parse({})
  return { product: '', startPrice: '', ...rulesOf(before ?? house) }
}

export function lotForm(lot: LotSummary): LotForm {
  const { minor, currency } = lot.startPrice
  return {
    product: lot.product.id,
    startPrice: formatDecimal({ minor: BigInt(minor), currency }),
    ...rulesOf(lot),
  }
}

export type LotProblem = ParseRefusal | { code: 'start_price_not_positive' }

/** The start price as typed, or why it is none. */
export function startPriceOf({ startPrice }: LotForm, currency: Currency): Result<LotDraft['startPrice'], LotProblem> {
  const parsed = parseDecimal(startPrice, currency)
  if (!parsed.ok) return parsed
  if (parsed.value.minor <= 0n) return { ok: false, refusal: { code: 'start_price_not_positive' } }
  return { ok: true, value: { minor: parsed.value.minor.toString(), currency } }
}

export function lotDraft(form: LotForm, startPrice: LotDraft['startPrice']): LotDraft {
  return {
    product: form.product,
    startPrice,
    durationMs: form.seconds * MS.second,
    windowMs: form.windowSeconds * MS.second,
    extensionMs: form.extensionSeconds * MS.second,
    suddenDeath: form.suddenDeath,
  }
}

function rulesOf({ durationMs, windowMs, extensionMs, suddenDeath }: Rules) {
  return {
    seconds: durationMs / MS.second,
    windowSeconds: windowMs / MS.second,
    extensionSeconds: extensionMs / MS.second,
    suddenDeath,
  }
}

/** The choices, and with them what is chosen already, which may have been set elsewhere. */
export function choicesWith(choices: readonly number[], chosen: number): number[] {
  return [...new Set([...choices, chosen])].sort((a, b) => a - b)
}
