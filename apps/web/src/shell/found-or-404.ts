import 'server-only'
import { refusalOf } from '@dallal/client'
import { notFound } from 'next/navigation'

/** What was asked for, or the page that says there is nothing here: also for an address that never was an id. */
export async function foundOr404<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const code = refusalOf(error)?.code
    if (code === 'not_found' || code === 'invalid_input') return notFound()
    throw error
  }
}
