import type { Show } from '@dallal/contract'
import { formatDateTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Bilingual } from '#shell/locale/Bilingual.tsx'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Money } from '#ui/Money.tsx'

export interface ConsoleShowsProps {
  caption: string
  empty: string
  shows: readonly Show[]
}

/** Shows as an operator reads them: whose, when, how full, how much. */
export function ConsoleShows({ caption, empty, shows }: ConsoleShowsProps) {
  const t = useTranslations('console')
  const locale = useLocale()
  const columns: Column<Show>[] = [
    {
      key: 'show',
      header: t('show'),
      wraps: true,
      cell: ({ id, title }) => (
        <Link href={paths.show(id)} className="font-medium text-indigo">
          <Bilingual words={title} />
        </Link>
      ),
    },
    { key: 'shop', header: t('shop'), wraps: true, cell: ({ seller }) => <bdi>{seller.shopName}</bdi> },
    {
      key: 'starts',
      header: t('starts'),
      wraps: true,
      cell: ({ startsAt }) => startsAt && formatDateTime(instant(startsAt), locale),
    },
    { key: 'viewers', header: t('viewers'), align: 'end', cell: ({ viewers }) => viewers },
    {
      key: 'sold',
      header: t('sold_of'),
      align: 'end',
      cell: ({ lots }) => <bdi dir="ltr">{`${lots.sold} / ${lots.total}`}</bdi>,
    },
    { key: 'sum', header: t('sold_for'), align: 'end', cell: ({ soldFor }) => <Money amount={soldFor} /> },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={shows}
      rowKey={({ id }) => id}
      density="dense"
      empty={<p className="text-soft">{empty}</p>}
    />
  )
}
