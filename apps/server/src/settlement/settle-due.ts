import { type Instant, sameMoney } from '@dallal/kernel'
import { commissionOf, type Journal, orderSettled } from '@dallal/ledger'
import { countDueOrders, type DueOrder, type DuePlace, lockDueOrders, markSettled } from '#orders'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { Log } from '#platform/log'
import type { Outbox } from '#platform/outbox'
import { type Ledger, type Posted, repeatWhilePassing } from '#wallet'
import { publishSettled } from './events.ts'

export interface SettlementPorts {
  readonly database: Database
  readonly clock: Pick<Clock, 'now'>
  readonly log: Pick<Log, 'info' | 'error'>
  readonly ledger: Pick<Ledger, 'postInTransaction'>
  readonly outbox: Outbox
  /** How many orders are settled in one transaction; fewer in tests. */
  readonly batchSize?: number
}

export interface Settled {
  readonly settled: number
  /** Orders whose row or escrow is not what it must be. They stay as they are, are logged, and hold up no other. */
  readonly failed: number
}

/** Told after every batch; `due` is how many there were at the beginning. */
export type ReportProgress = (progress: Settled & { readonly due: number }) => void

/** Short enough that nobody waits long for a seller's account, long enough that a commit is shared. */
const BATCH_SIZE = 100

/**
 * Gives everyone their share of every received order whose days of waiting are over. A batch is one transaction: the orders
 * are locked, their journals posted, their status moved and the events written, or none of it. Two that run at once pass
 * over each other's orders; the key of the journal would stop a second posting even if they did not. Safe to repeat.
 */
export async function settleDue(ports: SettlementPorts, report: ReportProgress = () => undefined): Promise<Settled> {
  const now = ports.clock.now()
  const due = await ports.database.asSystem((tx) => countDueOrders(tx, now))
  let total: Settled = { settled: 0, failed: 0 }
  let after: DuePlace | null = null
  while (due > 0) {
    const from: DuePlace | null = after
    const batch: Batch = await repeatWhilePassing(() => settleBatch(ports, now, from))
    if (batch.last === null) break
    after = batch.last
    total = { settled: total.settled + batch.settled, failed: total.failed + batch.failed }
    report({ ...total, due })
  }
  if (total.settled + total.failed > 0) ports.log.info('orders settled', { ...total })
  return total
}

interface Batch extends Settled {
  /** Where the next batch begins; null when there was nothing any more. */
  readonly last: DuePlace | null
}

async function settleBatch(ports: SettlementPorts, now: Instant, after: DuePlace | null): Promise<Batch> {
  const { database, ledger, outbox, log, batchSize = BATCH_SIZE } = ports
  return database.asSystem(async (tx) => {
    const orders = await lockDueOrders(tx, now, after, batchSize)
    const agreed = orders.filter(hasAgreedShares)
    const answers = await ledger.postInTransaction(tx, agreed.map(orderJournal))
    const settled = agreed.filter((_order, place) => isPosted(answers[place]))
    for (const order of orders.filter((order) => !settled.includes(order))) {
      const answer = answers[agreed.indexOf(order)]?.status ?? 'its shares are not those of its price and rates'
      log.error('an order cannot be settled', { order: order.id, answer })
    }
    await markSettled(
      tx,
      settled.map(({ id }) => id),
      now,
    )
    for (const { id, seller } of settled) await publishSettled(outbox, tx, { order: id, seller })
    return { settled: settled.length, failed: orders.length - settled.length, last: orders.at(-1) ?? null }
  })
}

/** Whether the shares are those that were agreed at the hammer; they differ only when a row was changed by hand. */
function hasAgreedShares({ price, terms, commission, vat }: DueOrder): boolean {
  const shares = commissionOf(price, terms)
  return sameMoney(shares.commission, commission) && sameMoney(shares.vat, vat)
}

function orderJournal({ id, seller, price, terms }: DueOrder): Journal {
  return orderSettled({ order: id, seller, price, terms })
}

function isPosted(answer: Posted | undefined): boolean {
  return answer?.status === 'ok' || answer?.status === 'duplicate'
}
