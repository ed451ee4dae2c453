import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ProductEditor } from '#features/editor/ProductEditor.tsx'
import { PRODUCT_TONES } from '#features/editor/ProductRow.tsx'
import { BackLink } from '#features/studio/BackLink.tsx'
import { api } from '#shell/api.ts'
import { foundOr404 } from '#shell/found-or-404.ts'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { written } from '#shell/locale/written.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'

interface ProductPageProps {
  params: Promise<{ id: string }>
}

const loadProduct = cache((id: string) => foundOr404(api.catalog.ownProduct({ product: id })))

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const [product, locale] = await Promise.all([loadProduct((await params).id), getLocale()])
  return { title: written(product.title, locale) }
}

export default async function StudioProductPage({ params }: ProductPageProps) {
  const [product, t, catalog] = await Promise.all([
    loadProduct((await params).id),
    getTranslations('editor'),
    getTranslations('catalog'),
  ])
  return (
    <>
      <PageHeader
        title={<Bilingual words={product.title} />}
        status={<StatusChip tone={PRODUCT_TONES[product.status]}>{t(`product_status_${product.status}`)}</StatusChip>}
        back={<BackLink href={paths.studioProducts}>{catalog('products')}</BackLink>}
        actions={
          product.status === 'published' && (
            <Button asChild variant="quiet" size="sm">
              <Link href={paths.product(product.id)}>{t('see_in_shop')}</Link>
            </Button>
          )
        }
      />
      <ProductEditor key={product.updatedAt} before={product} />
    </>
  )
}
