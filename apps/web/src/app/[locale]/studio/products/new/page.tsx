import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ProductEditor } from '#features/editor/ProductEditor.tsx'
import { BackLink } from '#features/studio/BackLink.tsx'
import { paths } from '#shell/paths.ts'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio'))('new_product') }
}

export default async function NewProductPage() {
  const [t, catalog] = await Promise.all([getTranslations('studio'), getTranslations('catalog')])
  return (
    <>
      <PageHeader
        title={t('new_product')}
        back={<BackLink href={paths.studioProducts}>{catalog('products')}</BackLink>}
      />
      <ProductEditor before={null} />
    </>
  )
}
