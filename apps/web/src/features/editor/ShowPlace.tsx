'use client'

import type { Show } from '@dallal/contract'
import { formatDay, formatMoney, formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Where an announced show stands, and where its seller goes from here. */
export function ShowPlace({ show }: { show: Show }) {
  const t = useTranslations('editor')
  const words = useTranslations('show')
  const locale = useLocale()
  if (show.status === 'draft') return null
  const at = show.startsAt === null ? null : instant(show.startsAt)
  const when = at
    ? words('day_and_time', { day: formatDay(at, locale), time: formatTime(at, locale) })
    : words('no_date')
  const link = (href: string, text: string, variant: 'primary' | 'quiet') => (
    <Button key={href} asChild size="sm" variant={variant}>
      <Link href={href}>{text}</Link>
    </Button>
  )
  const publicPage = link(paths.show(show.id), t('see_show'), 'quiet')
  switch (show.status) {
    case 'scheduled':
      return (
        <Notice
          title={t('announced_title')}
          action={[link(paths.studioRun(show.id), t('open_run'), 'primary'), publicPage]}
        >
          {t('announced_body', { when })}
        </Notice>
      )
    case 'live':
      return (
        <Notice title={t('live_title')} action={[link(paths.studioRun(show.id), t('open_run'), 'primary'), publicPage]}>
          {t('live_body')}
        </Notice>
      )
    case 'ended':
      return (
        <Notice
          tone="good"
          title={t('ended_title')}
          action={[link(paths.studioOrders, t('see_orders'), 'primary'), publicPage]}
        >
          {t('ended_body', {
            sold: show.lots.sold,
            amount: formatMoney(show.soldFor, locale),
          })}
        </Notice>
      )
  }
}
