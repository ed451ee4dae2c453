import { MS, minusMs } from '@dallal/kernel'
import type { Domain, World } from '../domain.ts'

/** A repeated command is answered for this long; an event is kept for this long after everyone has dealt with it. */
const KEPT_MS = { command: 7 * MS.day, event: 30 * MS.day }

/** Takes away what the platform remembers and nobody can ask for any more. */
export function sweepDelivered({ database, clock }: Pick<World, 'database' | 'clock'>): Domain {
  return {
    jobs: {
      sweep_delivered: () =>
        database.asSystem(async (tx) => {
          const now = clock.realNow()
          await tx.deleteFrom('command_success').where('created_at', '<', minusMs(now, KEPT_MS.command)).execute()
          await tx.deleteFrom('outbox').where('finished_at', '<', minusMs(now, KEPT_MS.event)).execute()
        }),
    },
    cron: [{ job: 'sweep_delivered', schedule: '40 3 * * *' }],
  }
}
