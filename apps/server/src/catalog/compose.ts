import type { CatalogPorts } from './catalog-ports.ts'
import { catalogRoutes } from './routes.ts'

export type Catalog = ReturnType<typeof composeCatalog>

/** What sellers offer, and how many pieces of it there are. */
export function composeCatalog(ports: CatalogPorts) {
  return { routes: { catalog: catalogRoutes(ports) } }
}
