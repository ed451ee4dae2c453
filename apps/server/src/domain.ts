import type { Hono } from 'hono'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { CronEntry, JobHandler, Jobs } from '#platform/jobs'
import type { Log } from '#platform/log'
import type { EventListener, Outbox } from '#platform/outbox'
import type { Config } from './config.ts'

/** What every domain is given. What a domain needs beyond this, it names in its own `compose` function. */
export interface World {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly ids: Ids
  readonly jobs: Jobs
  readonly outbox: Outbox
}

/** What a domain brings to the server, beside the door that other domains use. */
export interface Domain {
  /** Its branches of the contract's operations; the composition root puts them together. */
  readonly routes?: object
  /** Jobs it knows how to do, by name. */
  readonly jobs?: Readonly<Record<string, JobHandler>>
  /** Jobs of its own that come by themselves. */
  readonly cron?: readonly CronEntry[]
  /** What it does when it hears of something. */
  readonly listeners?: readonly EventListener[]
  /** What it answers over HTTP beside the contract: files, webhooks, WHIP and WHEP. */
  readonly mounts?: readonly Hono[]
  /** Begins what runs by itself. Called in the order of the domains, after all are composed. */
  start?(): Promise<void>
  /** Ends it, letting what is at work finish. Called in the opposite order. */
  stop?(): Promise<void>
}
