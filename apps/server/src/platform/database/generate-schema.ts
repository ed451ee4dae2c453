import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureOwnedDatabase, startPostgres } from '#platform/postgres'
import { connectionsFor } from './connections.ts'
import { migrate } from './migrate.ts'
import { createClient } from './pool.ts'
import { readCatalog } from './read-catalog.ts'
import { renderSchema } from './render-schema.ts'

export const SCHEMA_FILE = join(import.meta.dirname, '../../../database/schema.ts')

/** The text of `schema.ts` for the database at an address. */
export async function describeSchema(url: string): Promise<string> {
  const client = createClient(url, 'schema')
  await client.connect()
  try {
    return renderSchema(await readCatalog(client))
  } finally {
    await client.end()
  }
}

/** Writes `schema.ts` from the migrations alone: they are applied to a new, throw-away Postgres. */
export async function generateSchema(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dallal-schema-'))
  chmodSync(folder, 0o711)
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    copyBinariesTo: folder,
    durability: 'disposable',
    supervise: false,
  })
  try {
    const connections = connectionsFor(await ensureOwnedDatabase(postgres.superuserUrl, 'dallal'))
    await migrate(connections)
    writeFileSync(SCHEMA_FILE, await describeSchema(connections.owner))
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateSchema()
