import { assert, type Instant, toIso } from '@dallal/kernel'
import { type Account, accountName, CHART, type HoldRef, type Journal, type Leg } from '@dallal/ledger'
import { fingerprintOf, uuidV5 } from './business-key.ts'

/** What became of a journal. Only `ok` and `duplicate` mean that its legs stand in the ledger. */
export type PostStatus =
  | 'ok'
  | 'duplicate'
  | 'key_reused'
  | 'insufficient_funds'
  | 'unknown_account'
  | 'same_account'
  | 'currency_mismatch'
  | 'deferred_pair'
  | 'bad_amount'
  | 'pending_not_found'
  | 'already_resolved'
  | 'pending_expired'
  | 'exceeds_pending'

export type Posted = {
  readonly status: PostStatus
  /** Of `ok` the new journal, of `duplicate` and `key_reused` the one that was there; else null. */
  readonly journal: bigint | null
  /** Place, from 0, of the leg that was refused. */
  readonly failedLeg: number | null
}

export const POST_CALL = `select status, journal_id, failed_leg from ledger.post(
  $1::uuid[], $2::bytea[], $3::text[], $4::uuid[],
  $5::int[], $6::ledger.transfer_kind[], $7::bigint[], $8::bigint[], $9::bigint[],
  $10::uuid[], $11::smallint[], $12::timestamptz[], $13::timestamptz)`

export type PostRow = { status: PostStatus; journal_id: bigint | null; failed_leg: number | null }

export function toPosted({ status, journal_id, failed_leg }: PostRow): Posted {
  return { status, journal: journal_id, failedLeg: failed_leg }
}

/** A journal made ready for the call: hashing and naming is done once, however often the call is repeated. */
export type Prepared = {
  readonly journal: Journal
  readonly key: string
  readonly fingerprint: string
  /** Debit and credit account of each leg that names them, in order; those of captures and voids only the ledger knows. */
  readonly accounts: readonly Account[]
  /** The same, by name. */
  readonly names: readonly string[]
  /** Those of them that the ledger locks. */
  readonly locks: readonly string[]
}

export function prepare(journal: Journal): Prepared {
  assert(journal.legs.length > 0, 'a journal has a leg')
  const accounts: Account[] = []
  for (const leg of journal.legs) if ('debit' in leg) accounts.push(leg.debit, leg.credit)
  const names = accounts.map(accountName)
  const locks = names.filter((_name, place) => !isDeferred(accounts[place]))
  return { journal, key: uuidV5(journal.key), fingerprint: fingerprintOf(journal), accounts, names, locks }
}

function isDeferred(account: Account | undefined): boolean {
  return account !== undefined && CHART[account.code].deferred
}

/**
 * The parameters of the call, as array literals. They are written here because the driver's own writing of arrays quotes and
 * escapes every element, which costs more than the rest of the call; every element is an id, a number or a word of ours.
 */
export function parametersOf(
  batch: readonly Prepared[],
  numberOf: (name: string) => string,
  now: Instant,
): (string | null)[] {
  const keys: string[] = []
  const fingerprints: string[] = []
  const kinds: string[] = []
  const subjects: string[] = []
  const legs: LegColumns = {
    journals: [],
    kinds: [],
    debits: [],
    credits: [],
    amounts: [],
    holdKeys: [],
    holdLegs: [],
    expiries: [],
  }
  batch.forEach(({ journal, key, fingerprint, names }, place) => {
    assert(WORD.test(journal.kind), 'a kind is a word')
    keys.push(key)
    fingerprints.push(`"\\\\x${fingerprint}"`)
    kinds.push(journal.kind)
    subjects.push(journal.subject)
    let named = 0
    for (const leg of journal.legs) {
      const [debit, credit] = 'debit' in leg ? names.slice(named, named + 2) : []
      if ('debit' in leg) named += 2
      addLeg(legs, leg, place + 1, debit ? numberOf(debit) : NULL, credit ? numberOf(credit) : NULL)
    }
  })
  const { journals, debits, credits, amounts, holdKeys, holdLegs, expiries } = legs
  const columns: (string | number)[][] = [
    keys,
    fingerprints,
    kinds,
    subjects,
    journals,
    legs.kinds,
    debits,
    credits,
    amounts,
    holdKeys,
    holdLegs,
    expiries,
  ]
  return [...columns.map(literalOf), toIso(now)]
}

/** An array literal; null where there is nothing but nulls, which is less to write and less to read. */
function literalOf(column: readonly (string | number)[]): string | null {
  return column.every((element) => element === NULL) ? null : `{${column.join(',')}}`
}

const WORD = /^[a-z_]+$/
const NULL = 'NULL'
const KINDS = { post: 'posted', hold: 'pending', capture: 'captured', void: 'voided' } as const

type LegColumns = {
  journals: number[]
  kinds: string[]
  debits: string[]
  credits: string[]
  amounts: string[]
  holdKeys: string[]
  holdLegs: (string | number)[]
  expiries: string[]
}

function addLeg(columns: LegColumns, leg: Leg, journal: number, debit: string, credit: string): void {
  const hold: HoldRef | null = 'hold' in leg ? leg.hold : null
  const expiresAt = leg.type === 'hold' ? leg.expiresAt : null
  columns.journals.push(journal)
  columns.kinds.push(KINDS[leg.type])
  columns.debits.push(debit)
  columns.credits.push(credit)
  columns.amounts.push('amount' in leg ? leg.amount.minor.toString() : NULL)
  columns.holdKeys.push(hold ? uuidV5(hold.journal) : NULL)
  columns.holdLegs.push(hold ? hold.leg : NULL)
  columns.expiries.push(expiresAt === null ? NULL : toIso(expiresAt))
}
