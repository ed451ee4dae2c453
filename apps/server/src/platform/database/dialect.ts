import { Kysely, PostgresDialect, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import type { Schema } from '../../../database/schema.ts'
import { toParameter } from './value-types.ts'

/** Postgres as Kysely knows it, with our way of sending moments in time. */
class Dialect extends PostgresDialect {
  override createQueryCompiler() {
    return new Compiler()
  }
}

class Compiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(toParameter(value))
  }
}

/** Typed queries over a pool. */
export function createQueries(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new Dialect({ pool }) })
}
