import { asId, instant, money, type UserId } from '@dallal/kernel'
import { DEFAULT_RULES, type Lot, type LotTerms, openLot, queuedLot, replay } from './index.ts'

/** The same person for the same name; names differ in their last six letters. */
export function person(name: string): UserId {
  const hex = Array.from(name, (letter) => letter.charCodeAt(0).toString(16)).join('')
  return asId<UserId>(`00000000-0000-7000-8000-${hex.slice(-12).padStart(12, '0')}`)
}

/** A lot in the queue, of SAR 100 and the usual rules unless told otherwise. */
export function aLot(terms: Partial<LotTerms> = {}): Lot {
  return queuedLot({
    id: asId('00000000-0000-7000-8000-000000000001'),
    show: asId('00000000-0000-7000-8000-000000000002'),
    seller: person('seller'),
    startPrice: money(100_00n, 'SAR'),
    rules: DEFAULT_RULES,
    ...terms,
  })
}

/** The same, opened at 0 s. */
export function anOpenLot(terms: Partial<LotTerms> = {}): Lot {
  const lot = aLot(terms)
  const opened = openLot(lot, instant(0))
  if (!opened.ok) throw new Error(`a lot of a test does not open: ${opened.refusal.code}`)
  return replay(lot, opened.value)
}
