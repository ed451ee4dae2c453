'use client'

import type { Purchase } from '@dallal/contract'
import { useQuery } from '@tanstack/react-query'
import { browserApi } from '#shell/browser-api.ts'

/** An order is made moments after the hammer, so it is asked for again; after this many times its list will do. */
const MOST_ASKS = 20
const ASK_EVERY_MS = 1_000

/** The order that a lot one has won became, for whoever saw the hammer and for who comes later; null until it is made. */
export function useWonOrder(lot: string): Purchase | null {
  const { data = null } = useQuery({
    queryKey: ['won_order', lot],
    queryFn: async () => orderOfLot((await browserApi.orders.purchases({ limit: 10 })).items, lot),
    refetchInterval: ({ state }) => askAgainMs(state.data ?? null, state.dataUpdateCount + state.errorUpdateCount),
  })
  return data
}

/** The order of a lot among one's newest ones. */
export function orderOfLot(orders: readonly Purchase[], lot: string): Purchase | null {
  return orders.find((order) => order.lot === lot) ?? null
}

/** When to ask again, in milliseconds; false once the order is there, or was asked for often enough. */
export function askAgainMs(order: Purchase | null, asked: number): number | false {
  return order === null && asked < MOST_ASKS ? ASK_EVERY_MS : false
}
