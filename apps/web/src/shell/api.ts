import 'server-only'
import { createHttpClient } from '@dallal/client'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'

const visitor = cache(async function visitor(): Promise<Record<string, string>> {
  const asked = await headers()
  return {
    cookie: (await cookies()).toString(),
    'x-dallal-render': environment('DALLAL_RENDER_SECRET'),
    'x-dallal-visitor': asked.get('x-forwarded-for') ?? '',
  }
})

/**
 * The API for pages drawn on the server. Each call carries the visitor's own cookies and, under the secret made at start,
 * the visitor's own address: otherwise all visitors would share one rate limit, that of this process.
 */
export const api = createHttpClient({ url: () => `${environment('DALLAL_API_URL')}/api`, headers: visitor })

/** Read when asked for, never at build time: one build runs in every environment. */
function environment(name: 'DALLAL_API_URL' | 'DALLAL_RENDER_SECRET'): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: the web app is started by the server, which names it`)
  return value
}
