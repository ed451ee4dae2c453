'use client'

import type { Show } from '@dallal/contract'
import { formatDay, formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { StatusChip } from '#ui/Badge.tsx'
import { Countdown } from '#ui/Countdown.tsx'
import type { ShowMoment } from './show-moment.ts'

/** Live, to come or over, in one chip. */
export function ShowChip({ status, className }: { status: Show['status']; className?: string }) {
  const t = useTranslations('show')
  if (status === 'live') {
    return (
      <StatusChip tone="live" className={className}>
        {t('live')}
      </StatusChip>
    )
  }
  return (
    <StatusChip tone={status === 'scheduled' ? 'choice' : 'quiet'} className={className}>
      {t(status === 'scheduled' ? 'upcoming' : 'ended')}
    </StatusChip>
  )
}

export interface ShowWhenProps {
  moment: ShowMoment
  viewers: number
  /** The market's time when this was drawn: ISO 8601. */
  now: string
}

/** When a show is: how many watch now, how long until it starts, or the day it ended. */
export function ShowWhen({ moment, viewers, now }: ShowWhenProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  switch (moment.kind) {
    case 'live':
      return t('viewers', { count: viewers })
    case 'counting':
      return (
        <>
          {t('starts_in')} <Countdown until={moment.startsAt} serverNow={now} />
        </>
      )
    case 'due':
      return t('due')
    case 'undated':
      return t('no_date')
    case 'ended':
      return moment.at === null ? t('ended') : t('ended_on', { day: formatDay(instant(moment.at), locale) })
  }
}

/** The day and the hour in words, for who plans to be there. */
export function ShowDay({ startsAt }: { startsAt: string }) {
  const t = useTranslations('show')
  const locale = useLocale()
  const at = instant(startsAt)
  return (
    <time dateTime={startsAt}>{t('day_and_time', { day: formatDay(at, locale), time: formatTime(at, locale) })}</time>
  )
}
