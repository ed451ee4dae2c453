import { productStatusSchema } from '@dallal/contract'
import { Plus, Tag } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProductRow } from '#features/editor/ProductRow.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterLinks } from '#ui/FilterLinks.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'
import { RowList } from '#ui/RowList.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalog'))('products') }
}

export default async function StudioProductsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const status = productStatusSchema.safeParse(one(asked.status)).data
  const cursor = one(asked.cursor)
  const [page, t, studio, catalog] = await Promise.all([
    api.catalog.ownProducts({ status, cursor, limit: 24 }),
    getTranslations('editor'),
    getTranslations('studio'),
    getTranslations('catalog'),
  ])
  const newProduct = (
    <Button asChild>
      <Link href={paths.studioNewProduct}>
        <Plus aria-hidden="true" strokeWidth={1.75} className="size-5" />
        {studio('new_product')}
      </Link>
    </Button>
  )
  const hasNone = page.items.length === 0 && status === undefined && cursor === undefined
  if (hasNone) {
    return (
      <>
        <PageHeader title={catalog('products')} lead={t('products_lead')} />
        <EmptyState
          icon={<Tag aria-hidden="true" strokeWidth={1.75} />}
          title={studio('no_products_title')}
          action={newProduct}
        >
          {studio('no_products_body')}
        </EmptyState>
      </>
    )
  }
  const filters = [undefined, ...productStatusSchema.options].map((choice) => ({
    href: withParams(paths.studioProducts, { status: choice }),
    words: choice ? t(`product_status_${choice}`) : studio('all'),
    isChosen: choice === status,
  }))
  return (
    <>
      <PageHeader title={catalog('products')} lead={t('products_lead')} actions={newProduct} />
      <FilterLinks label={studio('filter')} links={filters} />
      {page.items.length > 0 ? (
        <RowList label={catalog('products')}>
          {page.items.map((product) => (
            <ProductRow key={product.id} product={product} />
          ))}
        </RowList>
      ) : (
        <p className="py-10 text-center text-soft">{t('products_filtered_empty')}</p>
      )}
      <Pagination
        firstHref={cursor ? withParams(paths.studioProducts, { status }) : null}
        nextHref={page.next && withParams(paths.studioProducts, { status, cursor: page.next })}
      />
    </>
  )
}
