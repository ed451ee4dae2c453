import { REFUSALS, type Refusal, type RefusalCode } from '@dallal/contract'
import { ORPCError, ValidationError } from '@orpc/server'
import type { Log } from '#platform/log'
import { refusalError } from './answer.ts'

const INTERNAL = 'internal'

/**
 * What the client hears of an error: refusals as they are; bad input as the refusal that names the field; anything else —
 * our own mistake — as `internal` with the request's id, while the log gets all of it.
 */
export function presentError(error: unknown, requestId: string, log: Log): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (error.code === INTERNAL || Object.hasOwn(REFUSALS, error.code)) return error
    if (error.code === 'BAD_REQUEST') return refusalError(invalidInput(error.cause))
  }
  log.error('request failed', { requestId, error })
  return new ORPCError(INTERNAL, { status: 500, message: INTERNAL, data: { requestId } })
}

/** What goes wrong while a body is read, most often one that is not JSON: never our own mistake. */
export function presentUnreadable(error: unknown): never {
  throw refusalError(invalidInput(error))
}

/** Names where the first thing wrong stands, `draft.startPrice.minor`; nothing when the whole body cannot be read. */
function invalidInput(cause: unknown): Refusal<'invalid_input'> {
  const path = cause instanceof ValidationError ? (cause.issues[0]?.path ?? []) : []
  return {
    code: 'invalid_input',
    field: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
  }
}

/** The same form for refusals that arise before an operation is reached. */
export function refusalBody(code: RefusalCode, facts: object = {}): { status: number; body: object } {
  const { status } = REFUSALS[code]
  return { status, body: { defined: true, code, status, message: code, data: facts } }
}
