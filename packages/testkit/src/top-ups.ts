import type { Instant, Money, TopUpId, UserId } from '@dallal/kernel'
import type { TestDatabase } from './test-database.ts'

/** A top-up as the ledger is told of it. */
export interface TestTopUp {
  readonly id: TopUpId
  readonly user: UserId
  readonly amount: Money
  readonly expiresAt: Instant
}

/**
 * Writes top-ups that a gateway has confirmed, with their receipts, in one statement however many: for tests that need people
 * with money. What the ledger says of them (`topUpStarted`, `topUpConfirmed`) is posted by the test.
 */
export async function insertConfirmedTopUps(db: TestDatabase, topUps: readonly TestTopUp[]): Promise<void> {
  await db.asSuperuser(
    `with asked as (
       insert into top_up (
         id, user_id, key, currency, amount_minor, status, locale, return_to, charge_id, pay_path, started_at, expires_at,
         ended_at
       )
       select id, user_id, 'key of ' || id, currency, minor, 'confirmed', 'ar', '/wallet', 'ch_' || id, '/pay', now(),
         to_timestamp(expires_ms / 1000.0), now()
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[])
         as wanted (id, user_id, currency, minor, expires_ms)
       returning id, charge_id, currency, amount_minor
     )
     insert into gateway_receipt (id, charge_id, reference, top_up_id, currency, amount_minor, booked_as, received_at)
     select gen_random_uuid(), charge_id, id, id, currency, amount_minor, 'top_up', now() from asked`,
    [
      topUps.map(({ id }) => id),
      topUps.map(({ user }) => user),
      topUps.map(({ amount }) => amount.currency),
      topUps.map(({ amount }) => String(amount.minor)),
      topUps.map(({ expiresAt }) => String(expiresAt)),
    ],
  )
}
