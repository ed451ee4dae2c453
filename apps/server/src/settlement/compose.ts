import type { Clock } from '#platform/clock'
import type { CronEntry, Jobs } from '#platform/jobs'
import { type ReportProgress, type SettlementPorts, settleDue } from './settle-due.ts'

export interface SettlementWorld extends SettlementPorts {
  readonly clock: Pick<Clock, 'now' | 'onMoved'>
  readonly jobs: Jobs
}

const SETTLE: CronEntry = { job: 'settle_due_orders', schedule: '* * * * *' }

export type SettlementDomain = ReturnType<typeof composeSettlement>

/** From "received" to "each has their share". */
export function composeSettlement(world: SettlementWorld) {
  const { database, clock, jobs, log } = world
  let stopHearing = () => {}

  const settleSoon = () => database.asSystem((tx) => jobs.add(tx, SETTLE.job, {}, { key: SETTLE.job }))
  return {
    jobs: {
      [SETTLE.job]: async () => {
        await settleDue(world)
      },
    },
    cron: [SETTLE],
    /** Time that was moved makes orders due at once, not at the next full minute; so does a start after a long rest. */
    async start() {
      stopHearing = clock.onMoved(() => {
        settleSoon().catch((error: unknown) => log.error('settlement was not asked for', { error }))
      })
      await settleSoon()
    },
    async stop() {
      stopHearing()
    },
    settleDue: (report?: ReportProgress) => settleDue(world, report),
  }
}
