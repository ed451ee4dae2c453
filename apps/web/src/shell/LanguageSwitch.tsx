'use client'

import { Languages } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Link, usePathname } from '#shell/locale/navigation.ts'
import { cn } from '#ui/cn.ts'

/** The same page in the other language, with everything its address says. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const other = useLocale() === 'ar' ? 'en' : 'ar'
  const query = useSearchParams().toString()
  const pathname = usePathname()
  return (
    <Link
      href={query === '' ? pathname : `${pathname}?${query}`}
      locale={other}
      lang={other}
      hrefLang={other}
      scroll={false}
      className={cn(
        'inline-flex min-h-12 items-center gap-2 rounded-field px-3 font-medium text-soft text-sm no-underline hover:bg-indigo-wash hover:text-indigo',
        className,
      )}
    >
      <Languages aria-hidden="true" strokeWidth={1.75} className="size-5" />
      {t('language')}
    </Link>
  )
}
