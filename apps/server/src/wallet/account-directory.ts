import { assert } from '@dallal/kernel'
import { type Account, accountName } from '@dallal/ledger'
import type { HeldConnections } from './held-connections.ts'

/**
 * Remembers the number of every account that was asked for, up to a bound; the oldest is forgotten first. Accounts are opened
 * in a transaction of their own: a number that was learnt inside somebody's transaction could be rolled back with it.
 */
export type AccountDirectory = {
  /** The numbers of all of these, as text, by name; opens what is not there yet. */
  resolve(accounts: readonly Account[]): Promise<Map<string, string>>
  /** The number of an account that is remembered. */
  known(name: string): string | undefined
}

const AT_ONCE = 1_000

const OPEN = 'select account_id::text as id from ledger.open_accounts($1::text[], $2::uuid[], $3::text[])'

export function createAccountDirectory(connections: HeldConnections, bound = 100_000): AccountDirectory {
  const numbers = new Map<string, string>()

  function remember(name: string, number: string): void {
    if (numbers.size >= bound) {
      for (const oldest of numbers.keys()) {
        numbers.delete(oldest)
        break
      }
    }
    numbers.set(name, number)
  }

  async function open(accounts: readonly Account[]): Promise<string[]> {
    const values = [
      accounts.map(({ code }) => code),
      accounts.map(({ owner }) => owner),
      accounts.map(({ currency }) => currency),
    ]
    const { rows } = await connections.use((client) => client.query<{ id: string }>(OPEN, values))
    assert(rows.length === accounts.length, 'every account that was asked for is open')
    return rows.map(({ id }) => id)
  }

  return {
    known: (name) => numbers.get(name),
    async resolve(accounts) {
      const found = new Map<string, string>()
      const missing = new Map<string, Account>()
      for (const account of accounts) {
        const name = accountName(account)
        const number = numbers.get(name)
        if (number) found.set(name, number)
        else missing.set(name, account)
      }
      if (missing.size === 0) return found

      const wanted = [...missing.values()]
      for (let from = 0; from < wanted.length; from += AT_ONCE) {
        const part = wanted.slice(from, from + AT_ONCE)
        const numbersOfPart = await open(part)
        part.forEach((account, place) => {
          const number = numbersOfPart[place]
          assert(number, 'every account has a number')
          found.set(accountName(account), number)
          remember(accountName(account), number)
        })
      }
      return found
    },
  }
}
