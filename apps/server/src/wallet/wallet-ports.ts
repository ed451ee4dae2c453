import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Ids } from '#platform/ids'
import type { Log } from '#platform/log'
import type { Outbox } from '#platform/outbox'
import type { PaymentGateway } from '#platform/payments'
import type { Ledger } from './ledger-writer.ts'

/** What the use cases of a wallet are given. */
export type WalletPorts = {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly outbox: Outbox
  readonly log: Log
  readonly ledger: Ledger
  readonly gateway: PaymentGateway
  /** Origin as people see it; the gateway sends them back there. */
  readonly publicUrl: string
}
