import type { PayoutCase } from '@dallal/contract'

export interface PayoutStepProps {
  payout: PayoutCase
  /** What was done, in words: it stays on the page, for it is about money. */
  onDone: (words: string) => void
}
