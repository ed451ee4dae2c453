import type { Connections } from '#platform/database'
import { type JobWorker, startJobWorker } from '#platform/jobs'
import { createDelivery, DELIVER_EVENT } from '#platform/outbox'
import type { Domain, World } from '../domain.ts'
import { nodeName } from './installation-secret.ts'
import type { ServeOptions } from './serve.ts'
import { sweepDelivered } from './sweep-delivered.ts'

/** Works through the jobs of all domains, or null where this process has no worker role. */
export async function startWorker(
  { config, log, steps, stops }: ServeOptions,
  world: World,
  { jobs: url }: Connections,
  domains: readonly Domain[],
): Promise<JobWorker | null> {
  if (!config.roles.has('worker')) return null
  const all = [...domains, sweepDelivered(world)]
  const listeners = all.flatMap(({ listeners: each = [] }) => each)
  const worker = await steps.step('jobs', () =>
    startJobWorker({
      url,
      node: nodeName(config.dataFolder),
      handlers: {
        ...Object.fromEntries(all.flatMap(({ jobs = {} }) => Object.entries(jobs))),
        [DELIVER_EVENT]: createDelivery(world.database, listeners),
      },
      cron: all.flatMap(({ cron = [] }) => cron),
      log,
    }),
  )
  stops.add('jobs', () => worker.stop())
  return worker
}
