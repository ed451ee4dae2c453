export { dataPlace, openDataPlace } from './data-place.ts'
export { ensureOwnedDatabase } from './owner.ts'
export { derivePassword, scramVerifier } from './scram.ts'
export { type EmbeddedPostgres, type PostgresEvent, type PostgresOptions, startPostgres } from './start-postgres.ts'
