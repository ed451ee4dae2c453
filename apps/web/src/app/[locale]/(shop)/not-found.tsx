import { Compass } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'

export default function NotFoundPage() {
  const t = useTranslations('shell')
  return (
    <EmptyState
      icon={<Compass aria-hidden="true" strokeWidth={1.75} />}
      title={t('not_found_title')}
      action={
        <Button asChild>
          <Link href={paths.home}>{t('not_found_action')}</Link>
        </Button>
      }
    >
      {t('not_found_body')}
    </EmptyState>
  )
}
