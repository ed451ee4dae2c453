import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip } from '#ui/Badge.tsx'

export interface BooksLightProps {
  checks: readonly { defects: number }[]
}

/** Green while every check of the books finds nothing; it leads to the checks. */
export function BooksLight({ checks }: BooksLightProps) {
  const t = useTranslations('console')
  const defects = checks.reduce((total, check) => total + check.defects, 0)
  return (
    <Link href={paths.consoleChecks} className="inline-flex min-h-10 items-center rounded-chip no-underline">
      <StatusChip tone={defects === 0 ? 'good' : 'danger'} className="text-sm">
        {defects === 0 ? t('books_agree') : t('books_differ', { count: defects })}
      </StatusChip>
    </Link>
  )
}
