import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** `.test.ts` needs nothing, `.pg.test.ts` needs Postgres (one cluster a run, a database per file), `.e2e.ts` is Playwright's. */
export default defineConfig({
  test: {
    // Many of these wait, for Postgres or for a moment to come: on two cores two at a time, where Vitest would run one; and
    // never more than one Postgres has connections for.
    maxWorkers: Math.min(6, Math.max(2, availableParallelism())),
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'tools/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'pg',
          include: ['packages/**/src/**/*.pg.test.ts', 'apps/server/**/*.pg.test.ts', 'tests/**/*.pg.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/testkit/src/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
