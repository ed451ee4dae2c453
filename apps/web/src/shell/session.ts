import 'server-only'
import type { Balance, Me } from '@dallal/contract'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { api } from './api.ts'
import { type Area, entrance } from './entrance.ts'
import { redirect } from './locale/navigation.ts'

/** Who is looking at this page, or null; asked once for one page however many parts want to know. */
export const currentPerson = cache(async (): Promise<Me | null> => (await api.identity.me()).me)

/** The wallet of who is looking; empty for a visitor. */
export const currentBalances = cache(async (): Promise<Balance[]> => {
  if ((await currentPerson()) === null) return []
  return (await api.wallet.balances()).balances
})

/**
 * The person a page or layout is for; anyone else is led away, see `entrance`. `path` is where they come back to after
 * signing in: `await requirePerson('signed_in', paths.wallet)`.
 */
export async function requirePerson(area: Exclude<Area, 'anyone'>, path: string): Promise<Me> {
  const person = await currentPerson()
  const way = entrance(person, area, path)
  if (way.kind === 'go') return redirect({ href: way.to, locale: await getLocale() })
  if (way.kind === 'hidden' || person === null) return notFound()
  return person
}
