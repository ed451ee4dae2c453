import { setTimeout as wait } from 'node:timers/promises'

/** Pauses between tries, in milliseconds: about six seconds in all, longer than Postgres needs to recover from a crash. */
const PAUSES_MS = [5, 20, 80, 200, 400, 800, 1_500, 3_000]

/** Serialization failure, deadlock, a key somebody else wrote meanwhile, and a server that is stopping or starting. */
const PASSING = new Set(['40001', '40P01', '23505', '57P01', '57P02', '57P03', '53300', '55P03', '57014'])
const LOST = /^(08...|ECONN\w+|EPIPE|ETIMEDOUT)$/

/**
 * Repeats what may be repeated with the same keys: the ledger finds a journal that was written before the line went dead and
 * answers `duplicate`. Any other failure, and the last of these, is thrown.
 */
export async function repeatWhilePassing<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error)) throw error
    }
    await wait(pause)
  }
  return work()
}

export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (PASSING.has(code) || LOST.test(code)) return true
  // The driver has no code for a connection that ends or falls silent under a query.
  return code === '' && /connection terminated|timeout|not queryable|client has encountered/i.test(error.message)
}
