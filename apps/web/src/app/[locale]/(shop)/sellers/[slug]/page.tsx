import { refusalOf } from '@dallal/client'
import type { PublicSeller } from '@dallal/contract'
import { currencyText, formatDate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { BadgeCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ProductGrid } from '#features/catalog/ProductGrid.tsx'
import { EndedShows } from '#features/shop/EndedShows.tsx'
import { Section } from '#features/shop/Section.tsx'
import { UpcomingShows } from '#features/shop/UpcomingShows.tsx'
import { api } from '#shell/api.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { written } from '#shell/locale/written.ts'
import { marketNow } from '#shell/market-clock.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { Avatar } from '#ui/Avatar.tsx'
import { Pagination } from '#ui/Pagination.tsx'
import { pictureUrl } from '#ui/ProductPicture.tsx'

interface SellerPageProps {
  params: Promise<{ slug: string }>
  searchParams: SearchParams
}

const sellerOf = cache(async (slug: string): Promise<PublicSeller> => {
  try {
    return await api.identity.seller({ slug: decodeURIComponent(slug) })
  } catch (error) {
    if (refusalOf(error)?.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: SellerPageProps): Promise<Metadata> {
  const [seller, locale] = await Promise.all([sellerOf((await params).slug), getLocale()])
  return pageMetadata({
    locale,
    path: paths.seller(seller.slug),
    title: seller.shopName,
    description: written(seller.about, locale).slice(0, 160),
    picture: seller.portrait ? pictureUrl(seller.portrait, seller.portrait.width) : undefined,
  })
}

export default async function SellerPage({ params, searchParams }: SellerPageProps) {
  const seller = await sellerOf((await params).slug)
  const cursor = one((await searchParams).cursor)
  const [live, upcoming, ended, products, now, t] = await Promise.all([
    api.shows.shows({ status: 'live', seller: seller.slug, limit: 3 }),
    api.shows.shows({ status: 'scheduled', seller: seller.slug, limit: 6 }),
    api.shows.shows({ status: 'ended', seller: seller.slug, limit: 6 }),
    api.catalog.products({ seller: seller.slug, cursor, limit: 24 }),
    marketNow(),
    getTranslations('shop'),
  ])
  const toCome = [...live.items, ...upcoming.items]
  const hasShows = toCome.length + ended.items.length > 0
  return (
    <>
      <ShopHeader seller={seller} />
      <Section title={t('seller_shows')} className="md:mt-14">
        {hasShows ? (
          <div className="flex flex-col gap-10">
            <UpcomingShows shows={toCome} now={now} />
            <EndedShows shows={ended.items} now={now} />
          </div>
        ) : (
          <p className="text-soft">{t('seller_shows_empty')}</p>
        )}
      </Section>
      <Section title={t('seller_products')}>
        {products.items.length > 0 ? (
          <ProductGrid products={products.items} />
        ) : (
          <p className="text-soft">{t('seller_products_empty')}</p>
        )}
        <Pagination
          firstHref={cursor ? paths.seller(seller.slug) : null}
          nextHref={products.next && withParams(paths.seller(seller.slug), { cursor: products.next })}
        />
      </Section>
    </>
  )
}

async function ShopHeader({ seller }: { seller: PublicSeller }) {
  const [locale, t, words, common] = await Promise.all([
    getLocale(),
    getTranslations('shop'),
    getTranslations('seller'),
    getTranslations('common'),
  ])
  const place = { country: common(`country_${seller.country}`), currency: currencyText(seller.currency, locale) }
  return (
    <header className="flex flex-col gap-5 rounded-card bg-raised p-5 sm:flex-row sm:items-start md:p-8">
      <Avatar name={seller.shopName} image={seller.portrait} size="lg" className="md:size-28" />
      <div className="min-w-0">
        <h1 className="font-semibold text-2xl md:text-3xl">
          <bdi>{seller.shopName}</bdi>
        </h1>
        <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
          {seller.verifiedSince && (
            <p className="flex items-center gap-1.5">
              <BadgeCheck aria-hidden="true" strokeWidth={1.75} className="size-4 text-palm" />
              {words('verified_since', { date: formatDate(instant(seller.verifiedSince), locale) })}
            </p>
          )}
          <p>{t('seller_country', place)}</p>
        </div>
        <p className="mt-4 max-w-[62ch] whitespace-pre-line text-pretty">
          <Bilingual words={seller.about} />
        </p>
      </div>
    </header>
  )
}
