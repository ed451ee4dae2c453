import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectionsFor, migrate } from '@dallal/server/database'
import { ensureOwnedDatabase, startPostgres } from '@dallal/server/postgres'
import type { TestProject } from 'vitest/node'
import './provided-context.ts'

/** Migrated once a run; every test file's database is a copy of it. */
const TEMPLATE = 'dallal_template'

/** One Postgres for the whole run, in a temporary folder, thrown away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'dallal-test-'))
  chmodSync(folder, 0o711)
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    copyBinariesTo: folder,
    durability: 'disposable',
    supervise: false,
  })
  const discard = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(connectionsFor(await ensureOwnedDatabase(postgres.superuserUrl, TEMPLATE)))
  } catch (error) {
    await discard()
    throw error
  }
  project.provide('postgres', { superuserUrl: postgres.superuserUrl, template: TEMPLATE })
  return discard
}
