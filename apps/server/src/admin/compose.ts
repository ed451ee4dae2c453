import type { AdminPorts } from './admin-ports.ts'
import { createBooksChecker } from './check-books.ts'
import { consoleRoutes } from './routes.ts'

export type Admin = ReturnType<typeof composeAdmin>

/** What operators see of the whole house: it opens any door and owns no rule. */
export function composeAdmin(ports: AdminPorts) {
  const checker = createBooksChecker(ports)
  return {
    routes: { console: consoleRoutes(ports, checker) },
    jobs: { check_books: () => checker.check() },
    cron: [{ job: 'check_books', schedule: '*/10 * * * *' }],
    stop: async () => checker.stop(),
  }
}
