import { REFUSALS, type Refusal, type RefusalCode } from '@dallal/contract'
import { ORPCError } from '@orpc/client'

/**
 * The refusal in what a call threw, or null when it was no refusal: then the network, the server or our own code failed,
 * and `unreachable` tells the person so.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || !isRefusalCode(error.code)) return null
  const facts: object = typeof error.data === 'object' && error.data !== null ? error.data : {}
  // The contract parsed the facts of a code before they reached us.
  return { code: error.code, ...facts } as Refusal
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code)
}
