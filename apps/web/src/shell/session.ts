import 'server-only'
import type { Balance, Me } from '@dallal/contract'
import { cache } from 'react'
import { api } from './api.ts'

/** Who is looking at this page, or null; asked once for one page however many parts want to know. */
export const currentPerson = cache(async (): Promise<Me | null> => (await api.identity.me()).me)

/** The wallet of who is looking; empty for a visitor. */
export const currentBalances = cache(async (): Promise<Balance[]> => {
  if ((await currentPerson()) === null) return []
  return (await api.wallet.balances()).balances
})
