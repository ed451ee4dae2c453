import type { Journal } from '@dallal/contract'
import { ok, type Result, toIso } from '@dallal/kernel'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller } from '#platform/database'
import type { Page, PageWish } from '#platform/paging'
import type { AdminPorts } from './admin-ports.ts'
import { type JournalRow, journals, type TransferRow, transfersOf } from './journal-store.ts'

export interface JournalSearch extends PageWish {
  kind?: string | undefined
  /** The id of what the event is about: an order, a lot, a payout, a top-up. */
  subject?: string | undefined
}

/** The ledger, newest event first, each with its transfers and the accounts named. */
export async function listJournals(
  { database }: Pick<AdminPorts, 'database'>,
  caller: Caller,
  { cursor, limit, kind, subject }: JournalSearch,
): Promise<Result<Page<Journal>, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return database.asCaller(caller, async (tx) => {
    const found = await journals(tx, {
      kind: kind ?? null,
      subject: subject ?? null,
      before: journalOf(cursor),
      limit: limit + 1,
    })
    const rows = found.slice(0, limit)
    const transfers = await transfersOf(
      tx,
      rows.map(({ id }) => id),
    )
    const last = found.length > limit ? rows.at(-1) : undefined
    return ok({ items: rows.map((row) => present(row, transfers)), next: last ? String(last.id) : null })
  })
}

/** The journal a cursor names; null, the beginning, when it is none of ours. */
function journalOf(cursor: string | undefined): bigint | null {
  return cursor !== undefined && /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : null
}

const KINDS = { posted: 'posted', pending: 'pending', captured: 'capture', voided: 'void' } as const

function present({ id, kind, subject, at }: JournalRow, transfers: readonly TransferRow[]): Journal {
  return {
    id: String(id),
    kind,
    subject,
    at: toIso(at),
    transfers: transfers
      .filter(({ journal }) => journal === id)
      .map((transfer) => ({
        id: String(transfer.id),
        kind: KINDS[transfer.kind],
        debit: { id: String(transfer.debitId), code: transfer.debitCode, owner: transfer.debitOwner },
        credit: { id: String(transfer.creditId), code: transfer.creditCode, owner: transfer.creditOwner },
        amount: { minor: String(transfer.amountMinor), currency: transfer.currency },
      })),
  }
}
