import 'server-only'
import type { Balance, Me } from '@dallal/contract'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { api } from './api.ts'
import { ASKED_PAGE } from './asked-page.ts'
import { type Area, entrance } from './entrance.ts'
import { redirect } from './locale/navigation.ts'
import { returnPath } from './paths.ts'

/** Who is looking at this page, or null; asked once for one page however many parts want to know. */
export const currentPerson = cache(async (): Promise<Me | null> => (await api.identity.me()).me)

/** The wallet of who is looking; empty for a visitor. */
export const currentBalances = cache(async (): Promise<Balance[]> => {
  if ((await currentPerson()) === null) return []
  return (await api.wallet.balances()).balances
})

/**
 * The person a page or layout is for; anyone else is led away, see `entrance`. After signing in they come back to the very
 * page they asked for, whichever of the layouts around it turned them away first.
 */
export async function requirePerson(area: Exclude<Area, 'anyone'>): Promise<Me> {
  const [person, asked] = await Promise.all([currentPerson(), headers()])
  const way = entrance(person, area, returnPath(asked.get(ASKED_PAGE) ?? undefined))
  if (way.kind === 'go') return redirect({ href: way.to, locale: await getLocale() })
  if (way.kind === 'hidden' || person === null) return notFound()
  return person
}
