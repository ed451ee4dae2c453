import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'

/** What the console needs of its surroundings. */
export interface AdminPorts {
  readonly database: Database
  readonly clock: Pick<Clock, 'realNow'>
}
