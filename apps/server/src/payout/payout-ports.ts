import type { Refusal } from '@dallal/contract'
import type { Result } from '@dallal/kernel'
import type { Seller } from '#identity'
import type { Clock } from '#platform/clock'
import type { Caller, Database } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { MailSender } from '#platform/mail'
import type { Outbox } from '#platform/outbox'
import type { SmsSender } from '#platform/sms'
import type { Ledger } from '#wallet'

/** What payouts need of their surroundings. Each use case names the few that it uses. */
export interface PayoutPorts {
  readonly database: Database
  /** Business time. */
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly ledger: Pick<Ledger, 'postInTransaction' | 'lockAvailable'>
  readonly outbox: Outbox
  /** The verified shop of who asks, from identity. */
  readonly requireSeller: (
    caller: Caller,
  ) => Promise<Result<Seller, Refusal<'not_signed_in'> | Refusal<'not_a_verified_seller'>>>
  /** None where the installation cannot send mails, or messages. */
  readonly mail: MailSender | null
  readonly sms: SmsSender | null
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string
}
