import { CATEGORIES, type Category } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'

const look =
  'inline-flex min-h-11 items-center whitespace-nowrap rounded-chip border border-line px-4 text-soft no-underline hover:border-indigo hover:text-indigo aria-[current=true]:border-indigo aria-[current=true]:bg-indigo aria-[current=true]:text-on-indigo'

/** The categories, each a link, so that a chosen one has an address; on a phone in a row that scrolls. */
export function CategoryFilter({ chosen }: { chosen: Category | null }) {
  const t = useTranslations('catalog')
  const isHere = (category: Category | null) => (category === chosen ? 'true' : undefined)
  return (
    <nav aria-label={t('category')} className="-mx-4 relative overflow-x-auto px-4 pb-1 md:mx-0 md:px-0">
      <ul className="flex w-max gap-2 md:w-auto md:flex-wrap">
        <li>
          <Link href={paths.products} aria-current={isHere(null)} className={look}>
            {t('all_categories')}
          </Link>
        </li>
        {CATEGORIES.map((category) => (
          <li key={category}>
            <Link href={withParams(paths.products, { category })} aria-current={isHere(category)} className={look}>
              {t(`category_${category}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
