import type { StuckWork } from '@dallal/contract'
import { formatDateTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#ui/Notice.tsx'

/** What the house does not get done by itself; nothing at all while there is none of it. */
export function StuckList({ events, jobs }: StuckWork) {
  const t = useTranslations('console')
  const stuck = [
    ...events.map(({ id, type, since, error }) => ({ id, words: t('stuck_event'), name: type, since, error })),
    ...jobs.map(({ id, name, since, error }) => ({ id, words: t('stuck_job'), name, since, error })),
  ]
  if (stuck.length === 0) return null
  return (
    <Notice tone="danger" title={t('stuck_title', { count: stuck.length })} className="mt-5">
      <p>{t('stuck_body')}</p>
      <ul className="mt-2 flex flex-col gap-2 text-sm">
        {stuck.map((one) => (
          <StuckLine key={one.id} {...one} />
        ))}
      </ul>
    </Notice>
  )
}

interface StuckLineProps {
  id: string
  words: string
  name: string
  since: string
  error: string | null
}

/** What it is, in words and as the log calls it, and why it does not go on. */
function StuckLine({ id, words, name, since, error }: StuckLineProps) {
  const locale = useLocale()
  return (
    <li className="text-ink">
      <span className="flex flex-wrap items-baseline gap-x-3">
        {words}
        <bdi dir="ltr" className="font-medium" title={id}>
          {name}
        </bdi>
        <time dateTime={since} className="text-soft">
          {formatDateTime(instant(since), locale)}
        </time>
      </span>
      {error !== null && (
        <bdi dir="ltr" className="block text-soft">
          {error}
        </bdi>
      )}
    </li>
  )
}
