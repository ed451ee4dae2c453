import { randomUUID } from 'node:crypto'
import { createPool } from '../../apps/server/src/platform/database/index.ts'

const CONNECTIONS = 16

/** The wallet everybody writes first: a balance to update, a row of history, a check that it stays above zero. */
export async function createNaive(url: string, accounts: number, onError: (error: Error) => void) {
  const pool = createPool({ url, name: 'naive', size: CONNECTIONS, onError })
  await pool.query(`
    create schema naive;
    create table naive.wallets (
      id bigint primary key,
      balance bigint not null check (balance >= 0),
      updated_at timestamptz not null default now()
    );
    create table naive.journal (
      id bigint generated always as identity primary key,
      key uuid not null unique,
      from_id bigint not null references naive.wallets,
      to_id bigint not null references naive.wallets,
      amount bigint not null,
      created_at timestamptz not null default now()
    );
    create index on naive.journal (from_id);
    create index on naive.journal (to_id);
    insert into naive.wallets select number, 1000000000 from generate_series(1, ${accounts}) as number;
    analyze naive.wallets;`)

  const change = {
    name: 'naive_change',
    text: 'update naive.wallets set balance = balance + $1, updated_at = now() where id = $2',
  }
  const record = {
    name: 'naive_record',
    text: 'insert into naive.journal (key, from_id, to_id, amount) values ($1, $2, $3, $4)',
  }

  return {
    /** Ten minor units; the lower id is updated first, or two of these would lock each other out. */
    async transfer(from: number, wanted: number): Promise<boolean> {
      const to = wanted === from ? (from % accounts) + 1 : wanted
      const client = await pool.connect()
      try {
        await client.query('begin')
        const steps = [
          { id: from, by: -10 },
          { id: to, by: 10 },
        ].sort((a, b) => a.id - b.id)
        for (const { id, by } of steps) await client.query({ ...change, values: [by, id] })
        await client.query({ ...record, values: [randomUUID(), from, to, 10] })
        await client.query('commit')
        return true
      } catch {
        await client.query('rollback')
        return false
      } finally {
        client.release()
      }
    },
    end: () => pool.end(),
  }
}
