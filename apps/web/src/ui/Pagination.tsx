import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { Button } from './Button.tsx'

export interface PaginationProps {
  /** Back to the first page; nothing on the first. */
  firstHref?: string | null
  /** To the following page; nothing on the last. */
  nextHref?: string | null
}

/** Pages follow a cursor, so there is a first and a next, and no page numbers that shift while one reads. */
export function Pagination({ firstHref, nextHref }: PaginationProps) {
  const t = useTranslations('common')
  if (!firstHref && !nextHref) return null
  return (
    <nav aria-label={t('pagination')} className="mt-8 flex justify-between gap-3">
      {firstHref ? (
        <Button asChild variant="quiet">
          <Link href={firstHref}>{t('first_page')}</Link>
        </Button>
      ) : (
        <span />
      )}
      {nextHref && (
        <Button asChild variant="quiet">
          <Link href={nextHref}>{t('next')}</Link>
        </Button>
      )}
    </nav>
  )
}
