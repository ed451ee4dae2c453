import { randomUUID } from 'node:crypto'
import { type Balance, moneyToWire, type UserEvent, type UserState } from '@dallal/contract'
import { asId, type Currency, err, type LotId, money, ok, type UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database'
import type { Log } from '#platform/log'
import type { LiveHub, TopicSource } from '#platform/realtime'
import { UserVersions } from './user-versions.ts'

/** What concerns one person alone: balances, the lots they lead, their names in the rooms. */
export interface UserTopic {
  readonly source: TopicSource<'user'>
  tell(user: UserId, event: UserEvent): void
  /** Tells the person what they have now. Called while it is being read, it is read once more: the last word is right. */
  notifyBalances(user: UserId): void
}

export interface UserTopicPorts {
  readonly database: Database
  readonly balancesOf: (tx: Tx, user: UserId) => Promise<Balance[]>
  readonly publish: LiveHub['publish']
  readonly log: Pick<Log, 'warn'>
}

export function createUserTopic({ database, balancesOf, publish, log }: UserTopicPorts): UserTopic {
  const epoch = randomUUID()
  const versions = new UserVersions(Date.now)
  const reading = new Map<UserId, { again: boolean }>()

  function tell(user: UserId, event: UserEvent): void {
    publish('user', user, versions.next(user), event)
  }

  async function tellBalances(user: UserId): Promise<void> {
    const read = { again: true }
    reading.set(user, read)
    try {
      while (read.again) {
        read.again = false
        const balances = await database.asSystem((tx) => balancesOf(tx, user))
        if (!read.again) tell(user, { type: 'balances_changed', balances })
      }
    } catch (error) {
      log.warn('balances could not be told', { error })
    } finally {
      reading.delete(user)
    }
  }

  return {
    tell,
    notifyBalances(user) {
      const running = reading.get(user)
      if (running) running.again = true
      else void tellBalances(user)
    },
    source: {
      authorise: async (id, caller) => {
        if (caller.userId === null) return err({ code: 'not_signed_in' })
        return caller.userId === id ? ok(null) : err({ code: 'not_allowed' })
      },
      snapshot: async (id) => {
        const user = asId<UserId>(id)
        // Before the reading: what is told meanwhile has a higher number and comes after it.
        const version = versions.current(user)
        return { epoch, version, state: await database.asSystem((tx) => stateOf(tx, user, balancesOf)) }
      },
    },
  }
}

async function stateOf(tx: Tx, user: UserId, balancesOf: UserTopicPorts['balancesOf']): Promise<UserState> {
  return {
    balances: await balancesOf(tx, user),
    leading: await leadingOf(tx, user),
    aliases: await aliasesOf(tx, user),
  }
}

async function leadingOf(tx: Tx, user: UserId): Promise<UserState['leading']> {
  const { rows } = await sql<{ lot: LotId; minor: bigint; currency: Currency }>`
    select id as lot, price_minor as minor, currency
    from lot
    where leader_id = ${user} and status = 'open'
    order by id`.execute(tx)
  return rows.map(({ lot, minor, currency }) => ({ lot, amount: moneyToWire(money(minor, currency)) }))
}

async function aliasesOf(tx: Tx, user: UserId): Promise<UserState['aliases']> {
  const { rows } = await sql<{ lot: LotId; alias: number }>`
    select distinct event.lot_id as lot, (event.body ->> 'alias')::int as alias
    from lot_event as event
    join lot on lot.id = event.lot_id
    join show on show.id = lot.show_id
    where event.type = 'bid_accepted' and event.bidder_id = ${user} and show.status = 'live'`.execute(tx)
  return rows
}
