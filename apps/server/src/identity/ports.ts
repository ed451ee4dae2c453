import type { Image } from '@dallal/contract'
import type { ImageId } from '@dallal/kernel'
import type { Clock } from '#platform/clock'
import type { Database, Tx } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { MailSender } from '#platform/mail'
import type { Outbox } from '#platform/outbox'
import type { SmsSender } from '#platform/sms'
import type { Attempts } from './attempts.ts'
import type { Sessions } from './sessions.ts'

/** What identity needs of the world. Each use case names the few of them that it uses. */
export interface Ports {
  readonly database: Database
  /** Business time for what people see as a date; real time for sessions, codes, links and limits. */
  readonly clock: Pick<Clock, 'now' | 'realNow'>
  readonly ids: Ids
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly codeKey: Buffer
  /** None where the installation has no mail server. */
  readonly mail: MailSender | null
  /** None where the installation has no sender of messages. */
  readonly sms: SmsSender | null
  /** Pictures by id, from media; ids it does not know are missing in the answer. */
  readonly portraits: (tx: Tx, ids: readonly ImageId[]) => Promise<ReadonlyMap<ImageId, Image>>
  readonly outbox: Outbox
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string
}

/** What of a request the sign-in use cases see. */
export interface Visit {
  readonly requestHeaders: Headers
  readonly clientAddress: string
}
