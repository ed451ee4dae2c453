import type { Books } from '@dallal/contract'
import { ok, type Result } from '@dallal/kernel'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller } from '#platform/database'
import type { AdminPorts } from './admin-ports.ts'
import { readBooks } from './books-store.ts'
import type { BooksChecker } from './check-books.ts'

/** What the checks of the books found the last time, for operators. */
export async function showBooks(
  { database }: Pick<AdminPorts, 'database'>,
  caller: Caller,
): Promise<Result<Books, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return ok(await database.asCaller(caller, readBooks))
}

/** The same after a run that begins now; still running, with the report before it, when that takes longer than one waits. */
export async function checkBooks(
  ports: Pick<AdminPorts, 'database'>,
  caller: Caller,
  checker: Pick<BooksChecker, 'checkFor'>,
): Promise<Result<Books, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  await checker.checkFor()
  return showBooks(ports, caller)
}
