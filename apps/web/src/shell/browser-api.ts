import { createHttpClient } from '@dallal/client'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'

/** The API for client components: relative to the page, with the browser's own cookies. */
export const browserApi = createHttpClient({ url: () => `${window.location.origin}/api` })

/** The same as TanStack Query options: `useQuery(query.wallet.balances.queryOptions())`. */
export const query = createTanstackQueryUtils(browserApi)
