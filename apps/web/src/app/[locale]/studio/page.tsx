import { isolate } from '@dallal/i18n'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StudioShowRow } from '#features/editor/StudioShowRow.tsx'
import { Section } from '#features/shop/Section.tsx'
import { NextStepCard } from '#features/studio/NextStepCard.tsx'
import { nextStep } from '#features/studio/next-step.ts'
import { SaleRow } from '#features/studio/SaleRow.tsx'
import { SellerBalances } from '#features/studio/SellerBalances.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { requirePerson } from '#shell/session.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { RowList } from '#ui/RowList.tsx'

/** As many orders as the overview counts one by one; more than these are "all of them". */
const MOST_COUNTED = 100

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio'))('studio') }
}

export default async function StudioHome() {
  const [person, money, toShip, products, latest, live, scheduled, draft, t, shell] = await Promise.all([
    requirePerson('seller'),
    api.payout.sellerMoney(),
    api.orders.sales({ status: 'paid', limit: MOST_COUNTED }),
    api.catalog.ownProducts({ limit: 1 }),
    api.shows.ownShows({ limit: 1 }),
    api.shows.ownShows({ status: 'live', limit: 1 }),
    api.shows.ownShows({ status: 'scheduled', limit: 100 }),
    api.shows.ownShows({ status: 'draft', limit: 1 }),
    getTranslations('studio'),
    getTranslations('shell'),
  ])
  const coming = scheduled.items.toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''))
  const step = nextStep({
    live: live.items[0] ?? null,
    toShip: toShip.items.length,
    hasProducts: products.items.length > 0,
    hasShows: latest.items.length > 0,
    draft: draft.items[0] ?? null,
    scheduled: coming[0] ?? null,
  })
  return (
    <>
      <PageHeader
        title={shell('studio_home')}
        lead={person.seller && t('home_lead', { shop: isolate(person.seller.shopName) })}
      />
      <NextStepCard step={step} />
      <Section title={t('your_money')} href={paths.studioMoney} className="mt-10 md:mt-12">
        <SellerBalances money={money} />
      </Section>
      <div className="mt-10 grid gap-x-8 gap-y-10 md:mt-12 xl:grid-cols-2">
        <Section title={t('to_ship')} href={`${paths.studioOrders}?status=paid`} className="mt-0 md:mt-0">
          {toShip.items.length > 0 ? (
            <RowList label={t('to_ship')}>
              {toShip.items.slice(0, 4).map((sale) => (
                <SaleRow key={sale.id} sale={sale} />
              ))}
            </RowList>
          ) : (
            <p className="text-soft">{t('to_ship_none')}</p>
          )}
        </Section>
        <Section title={t('coming_shows')} href={paths.studioShows} className="mt-0 md:mt-0">
          {coming.length > 0 ? (
            <RowList label={t('coming_shows')}>
              {coming.slice(0, 3).map((show) => (
                <StudioShowRow key={show.id} show={show} />
              ))}
            </RowList>
          ) : (
            <p className="text-soft">{t('no_coming_show')}</p>
          )}
        </Section>
      </div>
    </>
  )
}
