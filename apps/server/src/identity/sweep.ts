import type { CronEntry, JobHandler } from '#platform/jobs'
import type { Ports } from './ports.ts'
import { sweepSignIn } from './sign-in-store.ts'

/** Sessions, codes, counts and links that have ended are of no use to anyone: deleted every hour. */
export const SWEEP_SIGN_IN: CronEntry = { job: 'sweep_sign_in', schedule: '17 * * * *' }

export function sweepJob({ database, clock }: Pick<Ports, 'database' | 'clock'>): JobHandler {
  return async () => void (await database.asIdentity((tx) => sweepSignIn(tx, clock.realNow())))
}
