import type { Show } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { ShowDay } from '#features/shop/ShowState.tsx'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { Money } from '#ui/Money.tsx'
import { ProductPicture } from '#ui/ProductPicture.tsx'

export const SHOW_TONES: Record<Show['status'], Tone> = {
  draft: 'quiet',
  scheduled: 'choice',
  live: 'live',
  ended: 'quiet',
}

/** A show in its seller's list: when it is, and what came of it. */
export function StudioShowRow({ show }: { show: Show }) {
  const t = useTranslations('show')
  const isOver = show.status === 'ended'
  const day = show.wentLiveAt ?? show.startsAt
  return (
    <li className="relative flex items-center gap-4 p-3 hover:bg-raised md:p-4">
      <ProductPicture image={show.cover} alt="" sizes="72px" className="size-16 shrink-0 rounded-field md:size-18" />
      <div className="min-w-0 grow">
        <Link
          href={paths.studioShow(show.id)}
          className="line-clamp-2 font-medium text-ink no-underline after:absolute after:inset-0 hover:text-indigo"
        >
          <Bilingual words={show.title} />
        </Link>
        <p className="text-sm text-soft">{day === null ? t('no_date') : <ShowDay startsAt={day} />}</p>
        <p className="text-sm text-soft">
          {isOver
            ? t('results', { sold: show.lots.sold, total: `${show.lots.total}` })
            : t('lots_count', { count: show.lots.total })}
        </p>
      </div>
      {isOver && (
        <div className="text-end max-sm:hidden">
          <p className="text-sm text-soft">{t('sold_for')}</p>
          <Money amount={show.soldFor} size="strong" />
        </div>
      )}
      <StatusChip tone={SHOW_TONES[show.status]}>{t(`status_${show.status}`)}</StatusChip>
    </li>
  )
}
