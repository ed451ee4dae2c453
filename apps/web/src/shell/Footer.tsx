import { useTranslations } from 'next-intl'
import { Link } from './locale/navigation.ts'
import { paths } from './paths.ts'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import type { ThemeChoice } from './theme.ts'
import { Wordmark } from './Wordmark.tsx'

const look = 'inline-flex min-h-10 items-center text-soft no-underline hover:text-indigo'

/** What the market promises about money, once more, where one looks for it. */
export function Footer({ theme }: { theme: ThemeChoice }) {
  const t = useTranslations('shell')
  return (
    <footer className="mt-16 border-line border-t bg-raised">
      <div className="mx-auto grid max-w-7xl gap-8 px-4 py-10 md:grid-cols-[2fr_1fr] md:px-6 md:py-12">
        <div>
          <Wordmark className="text-xl" />
          <p className="mt-3 max-w-[56ch] text-pretty text-soft">{t('footer_how')}</p>
          <p className="mt-3 text-sm text-soft">{t('footer_open')}</p>
        </div>
        <nav aria-label={t('footer_navigation')} className="flex flex-col items-start text-sm md:items-end">
          <Link href={paths.shows} className={look}>
            {t('shows')}
          </Link>
          <Link href={paths.products} className={look}>
            {t('products')}
          </Link>
          <Link href={paths.becomeSeller} className={look}>
            {t('become_seller')}
          </Link>
          <div className="sm:hidden">
            <ThemeSwitch initial={theme} />
          </div>
        </nav>
      </div>
    </footer>
  )
}
