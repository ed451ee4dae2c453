import { showStatusSchema } from '@dallal/contract'
import { Plus, Radio } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StudioShowRow } from '#features/editor/StudioShowRow.tsx'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FilterLinks } from '#ui/FilterLinks.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'
import { RowList } from '#ui/RowList.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('show'))('shows') }
}

export default async function StudioShowsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const status = showStatusSchema.safeParse(one(asked.status)).data
  const cursor = one(asked.cursor)
  const [page, t, studio, show] = await Promise.all([
    api.shows.ownShows({ status, cursor, limit: 24 }),
    getTranslations('editor'),
    getTranslations('studio'),
    getTranslations('show'),
  ])
  const newShow = (
    <Button asChild>
      <Link href={paths.studioNewShow}>
        <Plus aria-hidden="true" strokeWidth={1.75} className="size-5" />
        {studio('new_show')}
      </Link>
    </Button>
  )
  const hasNone = page.items.length === 0 && status === undefined && cursor === undefined
  if (hasNone) {
    return (
      <>
        <PageHeader title={show('shows')} lead={t('shows_lead')} />
        <EmptyState
          icon={<Radio aria-hidden="true" strokeWidth={1.75} />}
          title={studio('no_shows_title')}
          action={newShow}
        >
          {studio('no_shows_body')}
        </EmptyState>
      </>
    )
  }
  const filters = [undefined, ...showStatusSchema.options].map((choice) => ({
    href: withParams(paths.studioShows, { status: choice }),
    words: choice ? show(`status_${choice}`) : studio('all'),
    isChosen: choice === status,
  }))
  return (
    <>
      <PageHeader title={show('shows')} lead={t('shows_lead')} actions={newShow} />
      <FilterLinks label={studio('filter')} links={filters} />
      {page.items.length > 0 ? (
        <RowList label={show('shows')}>
          {page.items.map((item) => (
            <StudioShowRow key={item.id} show={item} />
          ))}
        </RowList>
      ) : (
        <p className="py-10 text-center text-soft">{t('shows_filtered_empty')}</p>
      )}
      <Pagination
        firstHref={cursor ? withParams(paths.studioShows, { status }) : null}
        nextHref={page.next && withParams(paths.studioShows, { status, cursor: page.next })}
      />
    </>
  )
}
