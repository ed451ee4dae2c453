import { answer, operations } from '#platform/http'
import type { AdminPorts } from './admin-ports.ts'
import type { BooksChecker } from './check-books.ts'
import { listJournals } from './list-journals.ts'
import { listSuspense } from './list-suspense.ts'
import { overview } from './overview.ts'
import { checkBooks, showBooks } from './show-books.ts'
import { stuckWork } from './stuck-work.ts'
import { showTrialBalance } from './trial-balance.ts'

const os = operations.console

export function consoleRoutes(ports: AdminPorts, checker: BooksChecker) {
  return os.router({
    journals: os.journals.handler(async ({ context, input, errors }) =>
      answer(await listJournals(ports, context.caller, input), errors),
    ),
    checks: os.checks.handler(async ({ context, errors }) => answer(await showBooks(ports, context.caller), errors)),
    runChecks: os.runChecks.handler(async ({ context, errors }) =>
      answer(await checkBooks(ports, context.caller, checker), errors),
    ),
    trialBalance: os.trialBalance.handler(async ({ context, input, errors }) =>
      answer(await showTrialBalance(ports, context.caller, input.currency), errors),
    ),
    stuckWork: os.stuckWork.handler(async ({ context, errors }) =>
      answer(await stuckWork(ports, context.caller), errors),
    ),
    suspense: os.suspense.handler(async ({ context, input, errors }) =>
      answer(await listSuspense(ports, context.caller, input), errors),
    ),
    overview: os.overview.handler(async ({ context, errors }) => answer(await overview(ports, context.caller), errors)),
  })
}
