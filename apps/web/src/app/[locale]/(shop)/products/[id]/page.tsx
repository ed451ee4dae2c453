import { refusalOf } from '@dallal/client'
import { idSchema, type PublicProduct } from '@dallal/contract'
import { formatDate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { MapPin } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache, Suspense } from 'react'
import { Gallery } from '#features/catalog/Gallery.tsx'
import { OfferPanel } from '#features/catalog/OfferPanel.tsx'
import { ProductGrid } from '#features/catalog/ProductGrid.tsx'
import { Section } from '#features/shop/Section.tsx'
import { api } from '#shell/api.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { written, writtenFor } from '#shell/locale/written.ts'
import { marketNow } from '#shell/market-clock.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Avatar } from '#ui/Avatar.tsx'
import { Badge } from '#ui/Badge.tsx'
import { pictureUrl } from '#ui/ProductPicture.tsx'

interface ProductPageProps {
  params: Promise<{ id: string }>
}

const productOf = cache(async (id: string): Promise<PublicProduct> => {
  if (!idSchema.safeParse(id).success) notFound()
  try {
    return await api.catalog.product({ product: id })
  } catch (error) {
    if (refusalOf(error)?.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const [product, locale] = await Promise.all([productOf((await params).id), getLocale()])
  const [picture] = product.images
  return pageMetadata({
    locale,
    path: paths.product(product.id),
    title: written(product.title, locale),
    description: written(product.description, locale).slice(0, 160),
    picture: picture && pictureUrl(picture, picture.widths.at(-1) ?? picture.width),
  })
}

export default async function ProductPage({ params }: ProductPageProps) {
  const product = await productOf((await params).id)
  const [locale, t, now] = await Promise.all([getLocale(), getTranslations('catalog'), marketNow()])
  const { seller, category, condition, stock } = product
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-12">
        <Gallery images={product.images} title={written(product.title, locale)} />
        <div>
          <p className="text-sm">
            <Link href={withParams(paths.products, { category })} className="text-indigo no-underline hover:underline">
              {t(`category_${category}`)}
            </Link>
          </p>
          <h1 className="mt-1 text-balance font-semibold text-2xl md:text-[2rem]">
            <Bilingual words={product.title} />
          </h1>
          <div className="mt-3 flex flex-wrap gap-2">
            <Badge>{t(`condition_${condition}`)}</Badge>
            <Badge>{t('pieces', { count: stock })}</Badge>
          </div>
          <div className="mt-6">
            <OfferPanel product={product} now={now} />
          </div>
          <Description words={product.description} />
          <Suspense fallback={<SellerCard seller={seller} />}>
            <KnownSeller seller={seller} />
          </Suspense>
        </div>
      </div>
      <Suspense fallback={null}>
        <MoreOfSeller product={product} />
      </Suspense>
    </>
  )
}

async function Description({ words }: { words: PublicProduct['description'] }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('catalog')])
  const { text, lang } = writtenFor(words, locale)
  return (
    <section className="mt-8">
      <h2 className="font-semibold text-lg">{t('description')}</h2>
      {text === '' ? (
        <p className="mt-2 text-soft">{t('no_description')}</p>
      ) : (
        <p lang={lang} dir="auto" className="mt-2 max-w-[62ch] whitespace-pre-line text-pretty">
          {text}
        </p>
      )}
    </section>
  )
}

/** With the country and since when the seller is verified, which the product itself does not say. */
async function KnownSeller({ seller }: { seller: PublicProduct['seller'] }) {
  const [known, locale, t, common] = await Promise.all([
    api.identity.seller({ slug: seller.slug }).catch(() => null),
    getLocale(),
    getTranslations('seller'),
    getTranslations('common'),
  ])
  if (known === null) return <SellerCard seller={seller} />
  return (
    <SellerCard seller={seller}>
      <p className="flex items-center gap-1.5 text-sm text-soft">
        <MapPin aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {common(`country_${known.country}`)}
      </p>
      {known.verifiedSince && (
        <p className="text-sm text-soft">
          {t('verified_since', { date: formatDate(instant(known.verifiedSince), locale) })}
        </p>
      )}
    </SellerCard>
  )
}

function SellerCard({ seller, children }: { seller: PublicProduct['seller']; children?: React.ReactNode }) {
  return (
    <section className="relative mt-8 flex items-center gap-4 border-line border-t pt-6">
      <Avatar name={seller.shopName} image={seller.portrait} size="lg" />
      <div className="min-h-20 min-w-0">
        <Link
          href={paths.seller(seller.slug)}
          className="font-semibold text-ink text-lg no-underline after:absolute after:inset-0 hover:text-indigo"
        >
          <bdi>{seller.shopName}</bdi>
        </Link>
        {children}
      </div>
    </section>
  )
}

async function MoreOfSeller({ product }: { product: PublicProduct }) {
  const [{ items }, t] = await Promise.all([
    api.catalog.products({ seller: product.seller.slug, limit: 5 }),
    getTranslations('catalog'),
  ])
  const others = items.filter(({ id }) => id !== product.id).slice(0, 4)
  if (others.length === 0) return null
  return (
    <Section
      title={t('more_of_seller')}
      href={paths.seller(product.seller.slug)}
      className="border-line border-t pt-10"
    >
      <ProductGrid products={others} />
    </Section>
  )
}
