import { assert, type Instant } from '@dallal/kernel'
import type { Account, Journal } from '@dallal/ledger'
import { CompiledQuery } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database'
import { createAccountDirectory } from './account-directory.ts'
import { createBatcher } from './batcher.ts'
import { holdConnections } from './held-connections.ts'
import { POST_CALL, type Posted, type PostRow, type Prepared, parametersOf, prepare, toPosted } from './ledger-call.ts'
import { isPassing, repeatWhilePassing } from './retry.ts'

/** The only way to move money. */
export type Ledger = {
  /** Posts a journal in a transaction of its own, together with whatever else is waiting. Resolves when it is durable. */
  post(journal: Journal): Promise<Posted>
  /**
   * Posts journals inside the caller's transaction, so that money and business rows commit together or not at all. The
   * transaction must be `asSystem` and read committed; accounts stay locked until it ends. It may fail with a deadlock or a
   * lost race for a key (40P01, 23505): repeat the whole transaction. Who decided by the time gives it as `at`, so that what
   * had not run out for them has not run out for the ledger a moment later.
   */
  postInTransaction(tx: Tx, journals: readonly Journal[], at?: Instant): Promise<Posted[]>
  /** Opens accounts ahead of time, so that no later call has to. */
  openAccounts(accounts: readonly Account[]): Promise<void>
  /**
   * Locks counted accounts until the transaction ends, in id order, and tells in minor units what each may spend. Name every
   * account the transaction is going to touch at once, or two of them may wait for each other.
   */
  lockAvailable(tx: Tx, accounts: readonly Account[]): Promise<Map<string, bigint>>
  /** Finishes what was taken. */
  stop(): Promise<void>
}

export type LedgerWriterOptions = {
  /** As the system role; three connections are enough: for each of two batches under way, and for opening accounts. */
  readonly pool: pg.Pool
  readonly now: () => Instant
}

const LANES = 2
const CAP = 512
const MAX_WAITING = 20_000

export function createLedgerWriter({ pool, now }: LedgerWriterOptions): Ledger {
  const connections = holdConnections(pool)
  const directory = createAccountDirectory(connections)
  const batcher = createBatcher<Prepared, Posted>({
    lanes: LANES,
    cap: CAP,
    maxWaiting: MAX_WAITING,
    locks: ({ locks }) => locks,
    send,
  })

  async function send(batch: readonly Prepared[]): Promise<readonly (Posted | Error)[]> {
    try {
      return await repeatWhilePassing(() => call(batch))
    } catch (error) {
      if (batch.length === 1 || isPassing(error)) throw error
      // One of them cannot be written at all. Each goes on its own, so that only that one's caller hears of it.
      return Promise.all(batch.map(sendAlone))
    }
  }

  async function sendAlone(one: Prepared): Promise<Posted | Error> {
    try {
      const [posted] = await repeatWhilePassing(() => call([one]))
      return posted ?? new Error('the ledger gave no answer')
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  async function call(batch: readonly Prepared[]): Promise<Posted[]> {
    const values = parametersOf(batch, await numbersFor(batch), now())
    const query = { name: 'ledger_post', text: POST_CALL, values }
    const { rows } = await connections.use((client) => client.query<PostRow>(query))
    return rows.map(toPosted)
  }

  async function numbersFor(batch: readonly Prepared[]): Promise<(name: string) => string> {
    const areKnown = batch.every(({ names }) => names.every((name) => directory.known(name) !== undefined))
    const numbers = areKnown ? null : await directory.resolve(batch.flatMap(({ accounts }) => accounts))
    return (name) => {
      const number = numbers ? numbers.get(name) : directory.known(name)
      assert(number, 'every account of a journal was opened before the call')
      return number
    }
  }

  return {
    post: (journal) => batcher.submit(prepare(journal)),
    async postInTransaction(tx, journals, at = now()) {
      if (journals.length === 0) return []
      const batch = journals.map(prepare)
      const values = parametersOf(batch, await numbersFor(batch), at)
      const { rows } = await tx.executeQuery<PostRow>(CompiledQuery.raw(POST_CALL, values))
      return rows.map(toPosted)
    },
    async openAccounts(accounts) {
      await directory.resolve(accounts)
    },
    async lockAvailable(tx, accounts) {
      const numbers = await directory.resolve(accounts)
      const lock =
        'select account_id::text as id, available_minor as available from ledger.lock_available($1::bigint[])'
      const { rows } = await tx.executeQuery<{ id: string; available: bigint }>(
        CompiledQuery.raw(lock, [[...numbers.values()]]),
      )
      const available = new Map(rows.map((row) => [row.id, row.available]))
      return new Map([...numbers].map(([name, number]) => [name, available.get(number) ?? 0n]))
    },
    async stop() {
      await batcher.drain()
      connections.release()
    },
  }
}
