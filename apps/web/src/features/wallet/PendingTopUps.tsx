import type { TopUp } from '@dallal/contract'
import { formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { Money } from '#ui/Money.tsx'
import { CancelTopUp } from './CancelTopUp.tsx'

/** Top-ups that were begun and have not ended: to go on with, or to give up. */
export function PendingTopUps({ topUps }: { topUps: readonly TopUp[] }) {
  const t = useTranslations('wallet')
  if (topUps.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="mb-2 font-semibold text-lg">{t('pending_title')}</h2>
      <ul>
        {topUps.map((topUp) => (
          <Pending key={topUp.id} topUp={topUp} />
        ))}
      </ul>
    </section>
  )
}

function Pending({ topUp }: { topUp: TopUp }) {
  const t = useTranslations('wallet')
  const locale = useLocale()
  const times = {
    started: formatTime(instant(topUp.startedAt), locale),
    until: formatTime(instant(topUp.expiresAt), locale),
  }
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-t py-4">
      <div className="min-w-0 flex-1 basis-60">
        <p>
          <Money amount={topUp.amount} size="strong" />
        </p>
        <p className="text-sm text-soft">{t('pending_body', times)}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild size="sm" variant="quiet">
          {topUp.payUrl ? (
            <a href={topUp.payUrl}>{t('pending_continue')}</a>
          ) : (
            <Link href={withParams(paths.topUp, { topUp: topUp.id })}>{t('pending_check')}</Link>
          )}
        </Button>
        <CancelTopUp topUp={topUp} size="sm" />
      </div>
    </li>
  )
}
