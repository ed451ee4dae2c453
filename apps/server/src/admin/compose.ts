import type { AdminPorts } from './admin-ports.ts'
import { consoleRoutes } from './routes.ts'

export type Admin = ReturnType<typeof composeAdmin>

/** What operators see of the whole house: it opens any door and owns no rule. */
export function composeAdmin(ports: AdminPorts) {
  return { routes: { console: consoleRoutes(ports) } }
}
