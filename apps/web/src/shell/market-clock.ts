import 'server-only'
import { type Instant, instant } from '@dallal/kernel'
import { cache } from 'react'
import { api } from './api.ts'

/** What the tools of development say, asked once a page; null when they cannot be asked, which must never fail a page. */
export const developmentTools = cache(async () => {
  try {
    return await api.development.tools()
  } catch {
    return null
  }
})

/** The market's time, by which shows start and orders settle. In development it may have been moved forward. */
export async function marketNow(): Promise<Instant> {
  const tools = await developmentTools()
  return instant(Date.now() + (tools?.clockOffsetMs ?? 0))
}
