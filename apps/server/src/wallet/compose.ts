import { sql } from 'kysely'
import { type Connections, createPool } from '#platform/database'
import type { PaymentGateway } from '#platform/payments'
import type { Domain, World } from '../domain.ts'
import { createLedgerWriter } from './ledger-writer.ts'
import { pollEndedTopUps, pollPendingTopUps } from './poll-top-ups.ts'
import { walletRoutes } from './routes.ts'
import type { WalletPorts } from './wallet-ports.ts'
import { webhookMount } from './webhook-mount.ts'

export type WalletWorld = Pick<World, 'config' | 'database' | 'clock' | 'log' | 'ids' | 'outbox'> & {
  readonly connections: Connections
  readonly gateway: PaymentGateway
}

/** As many as the ledger's batches that may be under way at once, and one for opening accounts meanwhile. */
const LEDGER_CONNECTIONS = 3

/** The wallet: the only writer of the ledger, and the way of money into it. */
export function composeWallet({ config, database, clock, log, ids, outbox, connections, gateway }: WalletWorld) {
  const onError = (error: Error) => log.warn('a connection of the ledger broke', { error })
  const pool = createPool({ url: connections.system, name: 'ledger', size: LEDGER_CONNECTIONS, onError })
  const ledger = createLedgerWriter({ pool, now: clock.now })
  const ports: WalletPorts = { database, clock, ids, outbox, log, ledger, gateway, publicUrl: config.publicUrl }

  return {
    ledger,
    routes: { wallet: walletRoutes(ports) },
    mounts: [webhookMount(ports)],
    jobs: {
      poll_pending_top_ups: () => pollPendingTopUps(ports),
      poll_ended_top_ups: () => pollEndedTopUps(ports),
      fold_ledger_deltas: async () => {
        await database.asSystem((tx) => sql`select ledger.fold_deltas()`.execute(tx))
      },
    },
    cron: [
      { job: 'poll_pending_top_ups', schedule: '* * * * *' },
      { job: 'poll_ended_top_ups', schedule: '* * * * *' },
      { job: 'fold_ledger_deltas', schedule: '* * * * *' },
    ],
    async stop() {
      await ledger.stop()
      await pool.end()
    },
  } satisfies Domain & Record<string, unknown>
}

export type Wallet = ReturnType<typeof composeWallet>
