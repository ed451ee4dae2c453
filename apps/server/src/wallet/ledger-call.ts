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

/** A journal made ready for the call: hashing is done once, however often the call is repeated. */
export type Prepared = {
  readonly journal: Journal
  readonly key: string
  readonly fingerprint: string
  /** Names of the counted accounts it is known to lock; those of captures and voids only the ledger knows. */
  readonly locks: readonly string[]
}

export function prepare(journal: Journal): Prepared {
  assert(journal.legs.length > 0, 'a journal has a leg')
  const locks = accountsOf([journal]).filter(({ code }) => !CHART[code].deferred)
  return { journal, key: uuidV5(journal.key), fingerprint: fingerprintOf(journal), locks: locks.map(accountName) }
}

/** The accounts that journals name; those of captures and voids are the ledger's own affair. */
export function accountsOf(journals: readonly Journal[]): Account[] {
  return journals.flatMap(({ legs }) => legs.flatMap((leg) => ('debit' in leg ? [leg.debit, leg.credit] : [])))
}

/**
 * The parameters of the call, as array literals. They are written here because the driver's own writing of arrays quotes and
 * escapes every element, which costs more than the rest of the call; every element is an id, a number or a word of ours.
 */
export function parametersOf(batch: readonly Prepared[], idOf: (account: Account) => string, now: Instant): string[] {
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
  batch.forEach(({ journal, key, fingerprint }, place) => {
    assert(WORD.test(journal.kind), 'a kind is a word')
    keys.push(key)
    fingerprints.push(`"\\\\x${fingerprint}"`)
    kinds.push(journal.kind)
    subjects.push(journal.subject)
    for (const leg of journal.legs) addLeg(legs, leg, place + 1, idOf)
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
  return [...columns.map((column) => `{${column.join(',')}}`), toIso(now)]
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

function addLeg(columns: LegColumns, leg: Leg, journal: number, idOf: (account: Account) => string): void {
  const hold: HoldRef | null = 'hold' in leg ? leg.hold : null
  const expiresAt = leg.type === 'hold' ? leg.expiresAt : null
  columns.journals.push(journal)
  columns.kinds.push(KINDS[leg.type])
  columns.debits.push('debit' in leg ? idOf(leg.debit) : NULL)
  columns.credits.push('credit' in leg ? idOf(leg.credit) : NULL)
  columns.amounts.push('amount' in leg ? leg.amount.minor.toString() : NULL)
  columns.holdKeys.push(hold ? uuidV5(hold.journal) : NULL)
  columns.holdLegs.push(hold ? hold.leg : NULL)
  columns.expiries.push(expiresAt === null ? NULL : toIso(expiresAt))
}
