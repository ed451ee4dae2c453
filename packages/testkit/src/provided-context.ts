import 'vitest'

/** What the run's setup tells every test file: where the shared Postgres is, and which database to copy. */
declare module 'vitest' {
  interface ProvidedContext {
    postgres: { superuserUrl: string; template: string }
  }
}
