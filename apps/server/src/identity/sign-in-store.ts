import type { Id, Instant, UserId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { PhoneNumber } from './phone.ts'
import type { OpenSession, SessionId } from './sessions.ts'

/** All SQL on the sign-in schema, for `asIdentity`. Sessions are opened by the sign-in library. */

export interface Login {
  readonly id: UserId
  readonly email: string
  readonly phone: PhoneNumber | null
}

/** False when the e-mail or the number belongs to somebody already. */
export async function insertLogin(tx: Tx, login: Login, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into identity.login (id, email, phone, created_at, updated_at)
    values (${login.id}, ${login.email}, ${login.phone}, ${now}, ${now})
    on conflict do nothing
    returning id`.execute(tx)
  return rows.length === 1
}

export async function insertPassword(tx: Tx, user: UserId, hash: string, now: Instant): Promise<void> {
  await sql`
    insert into identity.credential (account_id, provider_id, user_id, password, created_at, updated_at)
    values (${user}, 'credential', ${user}, ${hash}, ${now}, ${now})`.execute(tx)
}

export async function insertPerson(
  tx: Tx,
  person: { id: UserId; name: string; locale: string },
  createdAt: Instant,
): Promise<void> {
  await sql`
    insert into person (id, name, locale, created_at)
    values (${person.id}, ${person.name}, ${person.locale}, ${createdAt})`.execute(tx)
}

export async function loginByPhone(tx: Tx, phone: PhoneNumber): Promise<UserId | null> {
  const { rows } = await sql<{ id: UserId }>`select id from identity.login where phone = ${phone}`.execute(tx)
  return rows[0]?.id ?? null
}

export async function loginsOf(tx: Tx, users: readonly UserId[]): Promise<Map<UserId, Login>> {
  if (users.length === 0) return new Map()
  const { rows } = await sql<Login>`
    select id, email, phone from identity.login where id = any(${[...users]}::uuid[])`.execute(tx)
  return new Map(rows.map((login) => [login.id, login]))
}

/** The session that holds, with what its person may do here: all that a request needs to know of who asks. */
export async function sessionByToken(tx: Tx, token: string, now: Instant): Promise<OpenSession | null> {
  const { rows } = await sql<OpenSession>`
    select
      session.id as "sessionId",
      session.user_id as "userId",
      exists (select from role_grant where person_id = session.user_id and role = 'operator') as "isOperator",
      exists (select from seller where person_id = session.user_id and status = 'verified') as "isSeller"
    from identity.session
    where session.token = ${token} and session.expires_at > ${now}`.execute(tx)
  return rows[0] ?? null
}

/** Whether the session was neither ended nor has run out. */
export async function sessionHolds(tx: Tx, session: SessionId, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from identity.session where id = ${session} and expires_at > ${now}`.execute(tx)
  return rows.length === 1
}

export async function endSession(tx: Tx, session: SessionId): Promise<void> {
  await sql`delete from identity.session where id = ${session}`.execute(tx)
}

/** How many sessions of this person were ended. */
export async function endAllSessions(tx: Tx, user: UserId): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.session where user_id = ${user}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Tells every process, once this transaction is committed, that sockets of these sessions must close. */
export async function notifySignedOut(tx: Tx, payload: string): Promise<void> {
  await sql`select pg_notify('signed_out', ${payload})`.execute(tx)
}

// Phone codes

export interface PhoneCode {
  readonly id: Id<'phone_code'>
  readonly phone: PhoneNumber
  readonly purpose: 'sign_in'
  readonly codeHmac: Buffer
  readonly expiresAt: Instant
}

/** Takes the place of an earlier code for the same number and purpose. */
export async function replacePhoneCode(tx: Tx, code: PhoneCode, now: Instant): Promise<void> {
  await sql`
    insert into identity.phone_code (id, phone, purpose, code_hmac, tries, expires_at, used_at, created_at)
    values (${code.id}, ${code.phone}, ${code.purpose}, ${code.codeHmac}, 0, ${code.expiresAt}, null, ${now})
    on conflict (phone, purpose) do update set
      id = excluded.id,
      code_hmac = excluded.code_hmac,
      tries = 0,
      expires_at = excluded.expires_at,
      used_at = null,
      created_at = excluded.created_at`.execute(tx)
}

/**
 * Takes one of the three tries, or null when there is none: no code, spent, expired or used. The row is locked while it is
 * counted, so of any number of guesses at once exactly three get this far.
 */
export async function takeTry(
  tx: Tx,
  phone: PhoneNumber,
  purpose: PhoneCode['purpose'],
  now: Instant,
): Promise<{ id: PhoneCode['id']; codeHmac: Buffer; triesLeft: number } | null> {
  const { rows } = await sql<{ id: PhoneCode['id']; codeHmac: Buffer; triesLeft: number }>`
    update identity.phone_code
    set tries = tries + 1
    where phone = ${phone}
      and purpose = ${purpose}
      and used_at is null
      and tries < 3
      and expires_at > ${now}
    returning id, code_hmac as "codeHmac", 3 - tries as "triesLeft"`.execute(tx)
  return rows[0] ?? null
}

/** False when it was used already: of the same right code given twice at once, one signs in. */
export async function usePhoneCode(tx: Tx, id: PhoneCode['id'], now: Instant): Promise<boolean> {
  const { rows } = await sql`
    update identity.phone_code set used_at = ${now} where id = ${id} and used_at is null returning id`.execute(tx)
  return rows.length === 1
}

// Attempts

export interface AttemptWindow {
  readonly key: string
  readonly endsAt: Instant
}

export interface CountedWindow extends AttemptWindow {
  readonly count: number
}

/** Counts one attempt under each key and answers the counts; a window that has ended begins anew with `endsAt`. */
export async function countAttempts(tx: Tx, windows: readonly AttemptWindow[], now: Instant): Promise<CountedWindow[]> {
  const keys = windows.map(({ key }) => key)
  const ends = windows.map(({ endsAt }) => endsAt)
  // In the order of their keys: two requests that count the same ones can then never wait for each other.
  const { rows } = await sql<CountedWindow>`
    insert into identity.attempt as known (key, count, ends_at)
    select asked.key, 1, asked.ends_at
    from unnest(${keys}::text[], ${ends}::timestamptz[]) as asked (key, ends_at)
    order by asked.key
    on conflict (key) do update set
      count = case when known.ends_at <= ${now} then 1 else known.count + 1 end,
      ends_at = case when known.ends_at <= ${now} then excluded.ends_at else known.ends_at end
    returning key, count, ends_at as "endsAt"`.execute(tx)
  return rows
}

export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await sql`delete from identity.attempt where key = ${key}`.execute(tx)
}

// The operator link

export async function insertOperatorLink(tx: Tx, hash: Buffer, expiresAt: Instant, now: Instant): Promise<void> {
  await sql`
    insert into identity.operator_link (token_hash, expires_at, created_at)
    values (${hash}, ${expiresAt}, ${now})`.execute(tx)
}

/** Whether the link may still be opened. */
export async function linkHolds(tx: Tx, hash: Buffer, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from identity.operator_link
    where token_hash = ${hash} and used_at is null and expires_at > ${now}`.execute(tx)
  return rows.length === 1
}

/** Opens the link, once: false when it was opened before, has ended, or never was. */
export async function useOperatorLink(tx: Tx, hash: Buffer, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    update identity.operator_link
    set used_at = ${now}
    where token_hash = ${hash} and used_at is null and expires_at > ${now}
    returning token_hash`.execute(tx)
  return rows.length === 1
}

/** The operator of longest standing. */
export async function firstOperator(tx: Tx): Promise<UserId | null> {
  const { rows } = await sql<{ id: UserId }>`
    select person_id as id from role_grant where role = 'operator' order by granted_at, person_id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** Two links opened at once wait for each other here, so that only one person becomes the first operator. */
export async function lockOperators(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dallal first operator'))`.execute(tx)
}

export async function grantOperator(tx: Tx, person: UserId, now: Instant): Promise<void> {
  await sql`
    insert into role_grant (person_id, role, granted_at)
    values (${person}, 'operator', ${now})
    on conflict do nothing`.execute(tx)
}

// Sweeping

/** Deletes what has ended; answers how many rows. */
export async function sweepSignIn(tx: Tx, now: Instant): Promise<number> {
  let swept = 0n
  for (const [table, ends] of [
    ['session', 'expires_at'],
    ['phone_code', 'expires_at'],
    ['attempt', 'ends_at'],
    ['operator_link', 'expires_at'],
  ] as const) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(`identity.${table}`)} where ${sql.ref(ends)} < ${now}`.execute(tx)
    swept += numAffectedRows ?? 0n
  }
  return Number(swept)
}
