import type { Database } from '#platform/database'
import type { Log } from '#platform/log'

/** What the console needs of its surroundings. */
export interface AdminPorts {
  readonly database: Database
  /** The same database with more time than a request has: the checks read all the books. */
  readonly patientDatabase: Pick<Database, 'asSystem'>
  readonly log: Pick<Log, 'error'>
}
