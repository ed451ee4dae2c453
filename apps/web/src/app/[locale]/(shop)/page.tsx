import type { Show } from '@dallal/contract'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ProductGrid } from '#features/catalog/ProductGrid.tsx'
import { EndedShows } from '#features/shop/EndedShows.tsx'
import { FeaturedShow } from '#features/shop/FeaturedShow.tsx'
import { HowItWorks } from '#features/shop/HowItWorks.tsx'
import { OnAirInvite } from '#features/shop/OnAirInvite.tsx'
import { Section } from '#features/shop/Section.tsx'
import { ShowGrid } from '#features/shop/ShowGrid.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { marketNow } from '#shell/market-clock.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { currentPerson } from '#shell/session.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t, common] = await Promise.all([getLocale(), getTranslations('shop'), getTranslations('common')])
  return pageMetadata({ locale, path: paths.home, title: t('home_page_title'), description: common('tagline') })
}

export default async function HomePage() {
  const [live, upcoming, ended, products, person, now, t, show] = await Promise.all([
    api.shows.shows({ status: 'live', limit: 7 }),
    api.shows.shows({ status: 'scheduled', limit: 7 }),
    api.shows.shows({ status: 'ended', limit: 3 }),
    api.catalog.products({ limit: 8 }),
    currentPerson(),
    marketNow(),
    getTranslations('shop'),
    getTranslations('show'),
  ])
  const featured = live.items[0] ?? upcoming.items[0] ?? null
  const isOther = ({ id }: Show) => id !== featured?.id
  const [moreLive, moreUpcoming] = [live.items.filter(isOther), upcoming.items.filter(isOther)]
  return (
    <>
      <div className={cn('grid items-center gap-8 lg:gap-12', featured && 'lg:grid-cols-[5fr_7fr]')}>
        <Welcome />
        {featured && <FeaturedShow show={featured} lots={await lotsOf(featured)} now={now} />}
      </div>
      {live.items.length === 0 && <OnAirInvite isSeller={person?.roles.includes('seller') ?? false} />}
      {moreLive.length > 0 && (
        <Section title={show('live_now')} href={paths.shows}>
          <ShowGrid shows={moreLive} now={now} />
        </Section>
      )}
      {products.items.length > 0 && (
        <Section title={t('new_products')} href={paths.products}>
          <ProductGrid products={products.items} />
        </Section>
      )}
      {moreUpcoming.length > 0 && (
        <Section title={show('upcoming_title')} href={paths.shows}>
          <ShowGrid shows={moreUpcoming} now={now} />
        </Section>
      )}
      {ended.items.length > 0 && (
        <Section title={show('ended_title')} href={paths.shows}>
          <EndedShows shows={ended.items} now={now} />
        </Section>
      )}
      <HowItWorks />
    </>
  )
}

async function Welcome() {
  const [t, shell] = await Promise.all([getTranslations('shop'), getTranslations('shell')])
  return (
    <section className="py-2 md:py-8">
      <h1 className="text-balance font-semibold text-3xl md:text-4xl">{t('home_title')}</h1>
      <p className="mt-4 max-w-[52ch] text-pretty text-lg text-soft">{t('home_lead')}</p>
      <div className="mt-7 flex flex-wrap gap-3">
        <Button asChild>
          <Link href={paths.shows}>{shell('shows')}</Link>
        </Button>
        <Button asChild variant="quiet">
          <Link href={paths.products}>{shell('products')}</Link>
        </Button>
      </div>
    </section>
  )
}

async function lotsOf({ id }: Show) {
  return (await api.auction.lots({ show: id })).lots
}
