import type { Product } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'

export const PRODUCT_TONES: Record<Product['status'], Tone> = { draft: 'quiet', published: 'good', archived: 'quiet' }

/** A product in its seller's list: what it is, whether it is on offer, how many are left. */
export function ProductRow({ product }: { product: Product }) {
  const t = useTranslations('editor')
  const catalog = useTranslations('catalog')
  return (
    <li className="relative flex items-center gap-4 p-3 hover:bg-raised md:p-4">
      <ProductPicture
        image={product.images[0] ?? null}
        alt=""
        sizes="72px"
        className="size-16 shrink-0 rounded-field md:size-18"
      />
      <div className="min-w-0 grow">
        <Link
          href={paths.studioProduct(product.id)}
          className="line-clamp-2 font-medium text-ink no-underline after:absolute after:inset-0 hover:text-indigo"
        >
          <Bilingual words={product.title} />
        </Link>
        <p className="text-sm text-soft">{catalog(`category_${product.category}`)}</p>
        <p className="text-sm text-soft sm:hidden">{catalog('pieces', { count: product.stock })}</p>
      </div>
      <div className="w-32 text-sm max-sm:hidden">
        <p className="text-ink">{catalog('pieces', { count: product.stock })}</p>
        {product.inLots > 0 && <p className="text-soft">{t('in_lots', { count: product.inLots })}</p>}
      </div>
      <StatusChip tone={PRODUCT_TONES[product.status]}>{t(`product_status_${product.status}`)}</StatusChip>
    </li>
  )
}
