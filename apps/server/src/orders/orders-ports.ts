import type { PublicSeller, Refusal } from '@dallal/contract'
import type { Result, SellerId } from '@dallal/kernel'
import type { Seller } from '#identity'
import type { Clock } from '#platform/clock'
import type { Caller, Database } from '#platform/database'
import type { MailSender } from '#platform/mail'
import type { Outbox } from '#platform/outbox'
import type { SmsSender } from '#platform/sms'

/** What orders need of their surroundings. Each use case names the few that it uses. */
export interface OrdersPorts {
  readonly database: Database
  /** Business time: receipt and settlement are deadlines that people agreed on. */
  readonly clock: Pick<Clock, 'now'>
  readonly outbox: Outbox
  /** The verified shop of who asks, from identity. */
  readonly requireSeller: (
    caller: Caller,
  ) => Promise<Result<Seller, Refusal<'not_signed_in'> | Refusal<'not_a_verified_seller'>>>
  /** Shops as everyone may see them, from identity. */
  readonly publicSellers: (caller: Caller, ids: readonly SellerId[]) => Promise<Map<SellerId, PublicSeller>>
  /** None where the installation cannot send mails, or messages. */
  readonly mail: MailSender | null
  readonly sms: SmsSender | null
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string
}
