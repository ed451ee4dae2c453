import { moneyToWire, type StatementLine } from '@dallal/contract'
import { asId, type Currency, err, type Instant, type LotId, ok, type Result, toIso } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Caller, Database, Tx } from '#platform/database'
import { orderIdOf } from './business-key.ts'
import { readMoney } from './read-money.ts'
import type { Page } from './read-top-ups.ts'

type Row = {
  id: bigint
  version: bigint
  kind: 'posted' | 'pending' | 'captured' | 'voided'
  incoming: boolean
  amount: bigint
  after: bigint
  at: Instant
  event: string
  subject: string
  /** Of a top-up that ended: whether the gateway took money for it that did not fit. */
  kept: boolean
}

/**
 * Movements of one's wallet, newest first. The order is the wallet's own numbering of its transfers, which has no gaps and
 * follows commits; the cursor is such a number.
 */
export async function readStatement(
  { database }: { readonly database: Database },
  caller: Caller,
  { currency, cursor, limit }: { currency: Currency; cursor?: string | undefined; limit: number },
): Promise<Result<Page<StatementLine>, { code: 'not_signed_in' }>> {
  if (!caller.userId) return err({ code: 'not_signed_in' })
  const before = cursor && /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : null
  const found = await database.asCaller(caller, (tx) => select(tx, caller, currency, before, limit + 1))
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return ok({
    items: shown.map((row) => toLine(row, currency)),
    next: found.length > limit && last ? last.version.toString() : null,
  })
}

async function select(tx: Tx, caller: Caller, currency: Currency, before: bigint | null, limit: number) {
  const { rows } = await sql<Row>`
    with wallet as (
      select id from ledger.account
      where owner_id = ${caller.userId} and code = 'user_wallet' and currency = ${currency}
    ), outgoing as (
      select transfer.*, debit_version as version, debit_after_minor as after, false as incoming
      from ledger.transfer
      where debit_account_id = (select id from wallet)
        and (${before}::bigint is null or debit_version < ${before})
      order by debit_version desc
      limit ${limit}
    ), incoming as (
      select transfer.*, credit_version as version, credit_after_minor as after, true as incoming
      from ledger.transfer
      where credit_account_id = (select id from wallet)
        and (${before}::bigint is null or credit_version < ${before})
      order by credit_version desc
      limit ${limit}
    ), line as (
      select * from outgoing
      union all
      select * from incoming
      order by version desc
      limit ${limit}
    )
    select
      line.id, line.version, line.kind, line.incoming, line.amount_minor as amount, line.after,
      journal.effective_at as at, journal.kind as event, journal.subject_id as subject,
      journal.kind = 'top_up_failed' and (
        exists (
          select from gateway_receipt
          where top_up_id = journal.subject_id and booked_as = 'suspense' and reason <> 'other_charge'
        )
        or exists (select from unbookable_charge where top_up_id = journal.subject_id)
      ) as kept
    from line
    join ledger.journal on journal.id = line.journal_id
    order by line.version desc`.execute(tx)
  return rows
}

const INCOMING = { posted: 'top_up', pending: 'top_up_started', captured: 'top_up', voided: 'top_up_failed' } as const
const OUTGOING = { posted: 'purchase', pending: 'bid_hold', captured: 'purchase', voided: 'bid_release' } as const

/** The sign is from the person's side: what comes, or is free again, is positive; what goes, or will not come, negative. */
function toLine(row: Row, currency: Currency): StatementLine {
  const kind = kindOf(row)
  const isPlus = row.incoming !== (row.kind === 'voided')
  const lot = row.incoming ? null : asId<LotId>(row.subject)
  return {
    id: row.id.toString(),
    kind,
    amount: moneyToWire(readMoney(isPlus ? row.amount : -row.amount, currency)),
    after: moneyToWire(readMoney(row.after, currency)),
    at: toIso(row.at),
    lot,
    order: lot && row.event === 'lot_won' ? orderIdOf(lot) : null,
    topUp: row.incoming ? row.subject : null,
  }
}

function kindOf({ incoming, kind, event, kept }: Row): StatementLine['kind'] {
  if (!incoming) return OUTGOING[kind]
  if (event === 'top_up_late') return 'top_up_late'
  return kept ? 'top_up_kept' : INCOMING[kind]
}
