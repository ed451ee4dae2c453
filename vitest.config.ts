import { defineConfig } from 'vitest/config'

/** `.test.ts` needs nothing, `.pg.test.ts` needs Postgres (one cluster a run, a database per file), `.e2e.ts` is Playwright's. */
export default defineConfig({
  test: {
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
