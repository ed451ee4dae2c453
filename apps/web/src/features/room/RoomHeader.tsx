'use client'

import type { Show } from '@dallal/contract'
import { formatCount } from '@dallal/i18n'
import { Eye, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Avatar } from '#ui/Avatar.tsx'
import { StatusChip } from '#ui/Badge.tsx'

/** Whose show it is, how many look, and the way out. Stands over the top of the video. */
export function RoomHeader({ show, viewers, isLive }: { show: Show; viewers: number; isLive: boolean }) {
  const t = useTranslations('room')
  const words = useTranslations('show')
  return (
    <header className="flex items-center gap-3 p-3 text-on-scrim lg:px-4">
      <Link href={paths.seller(show.seller.slug)} className="flex min-h-12 min-w-0 items-center gap-3 no-underline">
        <Avatar name={show.seller.shopName} image={show.seller.portrait} />
        <span className="min-w-0 leading-tight">
          <bdi className="block truncate text-match font-semibold">{show.seller.shopName}</bdi>
          <h1 className="truncate text-match text-sm opacity-90">
            <Bilingual words={show.title} />
          </h1>
        </span>
      </Link>
      <span className="ms-auto flex shrink-0 items-center gap-2">
        {isLive && <StatusChip tone="live">{words('live')}</StatusChip>}
        {isLive && (
          <span className="inline-flex min-h-6 items-center gap-1.5 rounded-chip bg-scrim/55 px-2.5 text-sm tabular-nums">
            <Eye aria-hidden="true" strokeWidth={1.75} className="size-4" />
            <span aria-hidden="true">{formatCount(viewers)}</span>
            <span className="sr-only">{t('people_watching', { count: viewers })}</span>
          </span>
        )}
        <Link
          href={paths.shows}
          aria-label={t('leave')}
          className="inline-flex size-12 items-center justify-center rounded-chip hover:bg-scrim/40"
        >
          <X aria-hidden="true" strokeWidth={1.75} className="size-6" />
        </Link>
      </span>
    </header>
  )
}
