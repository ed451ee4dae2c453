import { type Instant, instant, toIso } from '@dallal/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Tx } from '#platform/database'

/** The installation's note that it has a demo market, or is being given one. */
const KEY = 'demo_market'
const markSchema = z.object({ state: z.enum(['begun', 'done']), seed: z.number(), at: z.iso.datetime() })

/**
 * Notes that seeding begins, if nobody is here yet; or finds that it began earlier and was not finished, and answers the
 * moment it first began. Null when there is nothing to do.
 */
export async function beginSeeding(database: Database, seed: number, now: Instant): Promise<{ at: Instant } | null> {
  return database.asSystem(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${KEY}, 0))`.execute(tx)
    const { rows } = await sql<{ value: unknown }>`select value from installation where key = ${KEY}`.execute(tx)
    const mark = rows[0] && markSchema.parse(rows[0].value)
    if (mark) return mark.state === 'begun' && mark.seed === seed ? { at: instant(mark.at) } : null
    if (await somebodyIsHere(tx)) return null
    await write(tx, { state: 'begun', seed, at: toIso(now) })
    return { at: now }
  })
}

export async function endSeeding(database: Database, seed: number, at: Instant): Promise<void> {
  await database.asSystem((tx) => write(tx, { state: 'done', seed, at: toIso(at) }))
}

async function somebodyIsHere(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from person limit 1`.execute(tx)
  return rows.length > 0
}

async function write(tx: Tx, mark: z.infer<typeof markSchema>): Promise<void> {
  await sql`
    insert into installation (key, value)
    values (${KEY}, ${JSON.stringify(mark)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`.execute(tx)
}
