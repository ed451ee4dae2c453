import { REFUSALS, type RefusalCode } from '@dallal/contract'
import type { Result } from '@dallal/kernel'
import { ORPCError } from '@orpc/server'

/**
 * The value of a use case, or its refusal on the way to the client. `errors` are those of the route: a refusal that the
 * contract does not name there does not compile.
 */
export function answer<T, R extends { code: RefusalCode }>(
  result: Result<T, R>,
  _errors: { readonly [C in R['code']]: unknown },
): T {
  if (result.ok) return result.value
  throw refusalError(result.refusal)
}

/** A refusal as the HTTP layer throws it: the status of its code, its facts as data. */
export function refusalError({ code, ...facts }: { code: RefusalCode }): ORPCError<RefusalCode, object> {
  return new ORPCError(code, { status: REFUSALS[code].status, data: facts })
}
