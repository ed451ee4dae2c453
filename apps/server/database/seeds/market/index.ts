import { awtar } from './awtar.ts'
import { baytAlDallah } from './bayt-al-dallah.ts'
import { falconer } from './falconer.ts'
import { luluMaryam } from './lulu-maryam.ts'
import { reem } from './reem.ts'
import type { SeedShop } from './shapes.ts'
import { uncleYusuf } from './uncle-yusuf.ts'

/** The shops of the demo market, six of them with forty products between them. */
export const SHOPS: readonly SeedShop[] = [baytAlDallah, falconer, uncleYusuf, reem, awtar, luluMaryam]
export { BUYERS, OPERATOR } from './buyers.ts'
export type { SeedLot, SeedPerson, SeedProduct, SeedShop, SeedShow } from './shapes.ts'
export { ENDED, UPCOMING } from './shows.ts'
