import { auction } from './auction.ts'
import { catalog } from './catalog.ts'
import { console } from './console.ts'
import { development } from './development.ts'
import { identity } from './identity.ts'
import { media } from './media.ts'
import { orders } from './orders.ts'
import { payout } from './payout.ts'
import { shows } from './shows.ts'
import { wallet } from './wallet.ts'

/** Every operation over HTTP, by domain. All paths are below `/api`. */
export const httpContract = { identity, media, catalog, wallet, shows, auction, orders, payout, console, development }
