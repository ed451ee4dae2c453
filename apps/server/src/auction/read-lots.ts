import type { Bilingual, LotSummary, Refusal } from '@dallal/contract'
import { assert, ok, type Result, type ShowId } from '@dallal/kernel'
import { sql } from 'kysely'
import { requireOperator } from '#identity'
import { authoriseShow } from '#live'
import type { Caller } from '#platform/database'
import { lotsOfShow, openLotSummaries } from './lot-view.ts'
import type { AuctionPorts } from './ports.ts'

/** The lots of a show the caller may see. */
export async function listLots(
  { database }: Pick<AuctionPorts, 'database'>,
  caller: Caller,
  show: ShowId,
): Promise<Result<{ lots: LotSummary[] }, Refusal<'not_found'>>> {
  const may = await authoriseShow({ database }, show, caller)
  if (!may.ok) return may
  return ok({ lots: await database.asSystem((tx) => lotsOfShow(tx, show)) })
}

type OpenLot = LotSummary & { shopName: string; showTitle: Bilingual }

/** What runs now, everywhere; for operators. */
export async function listOpenLots(
  { database }: Pick<AuctionPorts, 'database'>,
  caller: Caller,
): Promise<Result<{ lots: OpenLot[] }, Refusal<'not_signed_in' | 'not_allowed'>>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  return database.asSystem(async (tx) => {
    const lots = await openLotSummaries(tx)
    const { rows } = await sql<{ show: string; shopName: string; showTitle: Bilingual }>`
      select
        show.id as show,
        seller.shop_name as "shopName",
        json_build_object('ar', show.title_ar, 'en', show.title_en) as "showTitle"
      from show
      join seller on seller.id = show.seller_id
      where show.id = any(${lots.map(({ show }) => show)}::uuid[])`.execute(tx)
    const shows = new Map(rows.map(({ show, ...words }) => [show, words]))
    return ok({
      lots: lots.map((lot) => {
        const words = shows.get(lot.show)
        assert(words, 'every lot is in a show')
        return { ...lot, ...words }
      }),
    })
  })
}
