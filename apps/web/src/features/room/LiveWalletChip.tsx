'use client'

import type { Balance } from '@dallal/contract'
import type { Currency } from '@dallal/kernel'
import { foldMySide } from '#features/auction/my-side.ts'
import { useTopic } from '#features/live/use-topic.ts'
import { WalletChip } from '#shell/WalletChip.tsx'

export interface LiveWalletChipProps {
  person: string
  /** The show's currency: what can be bid with here. */
  currency: Currency
  /** What the page was drawn with. */
  balances: readonly Balance[]
}

/** What can be bid with in this show, as it changes with every bid of one's own. */
export function LiveWalletChip({ person, currency, balances }: LiveWalletChipProps) {
  const side = useTopic('user', person, foldMySide)
  const known = side?.user?.balances ?? balances
  return <WalletChip balances={known.filter((balance) => balance.currency === currency)} />
}
