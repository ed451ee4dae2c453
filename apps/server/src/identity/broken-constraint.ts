import pg from 'pg'

/** The name of the unique constraint or index a statement broke; null when the error is another. */
export function brokenConstraint(error: unknown): string | null {
  const unique = '23505' // unique_violation, in the table of error codes of Postgres.
  return error instanceof pg.DatabaseError && error.code === unique ? (error.constraint ?? null) : null
}
