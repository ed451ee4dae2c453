import type { Bilingual } from '@dallal/contract'
import { type Currency, type Instant, type LotId, money, type ProductId, type ShowId } from '@dallal/kernel'
import { sql } from 'kysely'
import type { FindOffers, Offer } from '#catalog'

interface OfferRow {
  readonly product: ProductId
  readonly lot: LotId
  readonly show: ShowId
  readonly showTitle: Bilingual
  readonly showStatus: Offer['showStatus']
  readonly startsAt: Instant | null
  readonly lotStatus: Offer['lotStatus']
  readonly currency: Currency
  readonly startPriceMinor: bigint
  readonly priceMinor: bigint | null
}

/** The lot in which each product is offered, or was last: an open one first, then the next to come, then the latest. */
export const findOffers: FindOffers = async (tx, products) => {
  if (products.length === 0) return new Map()
  const { rows } = await sql<OfferRow>`
    select distinct on (lot.product_id)
      lot.product_id as product,
      lot.id as lot,
      show.id as show,
      json_build_object('ar', show.title_ar, 'en', show.title_en) as "showTitle",
      show.status as "showStatus",
      show.starts_at as "startsAt",
      lot.status as "lotStatus",
      lot.currency,
      lot.start_price_minor as "startPriceMinor",
      lot.price_minor as "priceMinor"
    from lot
    join show on show.id = lot.show_id
    where lot.product_id = any(${[...products]}::uuid[]) and show.status <> 'draft'
    order by
      lot.product_id,
      case lot.status when 'open' then 0 when 'queued' then 1 else 2 end,
      lot.created_at desc`.execute(tx)
  return new Map(
    rows.map(({ product, currency, startPriceMinor, priceMinor, ...offer }) => [
      product,
      {
        ...offer,
        startPrice: money(startPriceMinor, currency),
        price: priceMinor === null ? null : money(priceMinor, currency),
      },
    ]),
  )
}
