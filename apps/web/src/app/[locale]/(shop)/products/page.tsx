import { type Category, categorySchema } from '@dallal/contract'
import { Package } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { CategoryFilter } from '#features/catalog/CategoryFilter.tsx'
import { ProductGrid } from '#features/catalog/ProductGrid.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

interface ProductsPageProps {
  searchParams: SearchParams
}

export async function generateMetadata({ searchParams }: ProductsPageProps): Promise<Metadata> {
  const category = await chosenCategory(searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('catalog')])
  const title = category ? t(`category_${category}`) : t('products')
  return pageMetadata({ locale, path: withParams(paths.products, { category }), title, description: t('lead') })
}

export default async function ProductsPage({ searchParams }: ProductsPageProps) {
  const category = await chosenCategory(searchParams)
  const cursor = one((await searchParams).cursor)
  const [page, t] = await Promise.all([
    api.catalog.products({ category: category ?? undefined, cursor, limit: 24 }),
    getTranslations('catalog'),
  ])
  return (
    <>
      <PageHeader title={category ? t(`category_${category}`) : t('products')} lead={t('lead')} />
      <CategoryFilter chosen={category} />
      <section aria-labelledby="products-found" className="mt-8">
        <h2 id="products-found" className="sr-only">
          {t('products')}
        </h2>
        {page.items.length > 0 ? <ProductGrid products={page.items} /> : <NoProducts category={category} />}
      </section>
      <Pagination
        firstHref={cursor ? withParams(paths.products, { category }) : null}
        nextHref={page.next && withParams(paths.products, { category, cursor: page.next })}
      />
    </>
  )
}

function NoProducts({ category }: { category: Category | null }) {
  const t = useTranslations('catalog')
  return (
    <EmptyState
      icon={<Package aria-hidden="true" strokeWidth={1.75} />}
      title={t(category ? 'in_category_empty_title' : 'empty_title')}
      action={
        <Button asChild>
          <Link href={category ? paths.products : paths.becomeSeller}>
            {t(category ? 'clear_filter' : 'empty_action')}
          </Link>
        </Button>
      }
    >
      {t(category ? 'in_category_empty_body' : 'empty_body')}
    </EmptyState>
  )
}

/** A category nobody has is as none: the address was typed, or is old. */
async function chosenCategory(searchParams: SearchParams): Promise<Category | null> {
  const asked = categorySchema.safeParse(one((await searchParams).category))
  return asked.success ? asked.data : null
}
