import { answer, operations } from '#platform/http'
import type { AdminPorts } from './admin-ports.ts'
import { listJournals } from './list-journals.ts'
import { overview } from './overview.ts'
import { createCheckRunner } from './run-checks.ts'
import { showTrialBalance } from './trial-balance.ts'

const os = operations.console

export function consoleRoutes(ports: AdminPorts) {
  const check = createCheckRunner(ports)
  return os.router({
    journals: os.journals.handler(async ({ context, input, errors }) =>
      answer(await listJournals(ports, context.caller, input), errors),
    ),
    checks: os.checks.handler(async ({ context, errors }) => answer(await check(context.caller), errors)),
    trialBalance: os.trialBalance.handler(async ({ context, input, errors }) =>
      answer(await showTrialBalance(ports, context.caller, input.currency), errors),
    ),
    overview: os.overview.handler(async ({ context, errors }) => answer(await overview(ports, context.caller), errors)),
  })
}
