import { CalendarClock, Radio, Trophy } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EndedShows } from '#features/shop/EndedShows.tsx'
import { OnAirInvite } from '#features/shop/OnAirInvite.tsx'
import { Section } from '#features/shop/Section.tsx'
import { ShowGrid } from '#features/shop/ShowGrid.tsx'
import { UpcomingShows } from '#features/shop/UpcomingShows.tsx'
import { api } from '#shell/api.ts'
import { marketNow } from '#shell/market-clock.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { currentPerson } from '#shell/session.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('show')])
  return pageMetadata({ locale, path: paths.shows, title: t('shows'), description: t('lead') })
}

export default async function ShowsPage({ searchParams }: { searchParams: SearchParams }) {
  const cursor = one((await searchParams).cursor)
  const [live, upcoming, ended, person, now, t] = await Promise.all([
    api.shows.shows({ status: 'live', limit: 12 }),
    api.shows.shows({ status: 'scheduled', limit: 24 }),
    api.shows.shows({ status: 'ended', limit: 12, cursor }),
    currentPerson(),
    marketNow(),
    getTranslations('show'),
  ])
  return (
    <>
      <PageHeader title={t('shows')} lead={t('lead')} />
      {live.items.length > 0 ? (
        <Section title={t('live_now')}>
          <ShowGrid shows={live.items} now={now} />
        </Section>
      ) : (
        <OnAirInvite isSeller={person?.roles.includes('seller') ?? false} />
      )}
      <Section title={t('upcoming_title')}>
        {upcoming.items.length > 0 ? (
          <UpcomingShows shows={upcoming.items} now={now} />
        ) : (
          <EmptyState icon={<CalendarClock {...icon} />} title={t('none_upcoming_title')}>
            {t('none_upcoming_body')}
          </EmptyState>
        )}
      </Section>
      <Section title={t('ended_title')}>
        {ended.items.length > 0 ? (
          <EndedShows shows={ended.items} now={now} />
        ) : (
          <EmptyState icon={cursor ? <Radio {...icon} /> : <Trophy {...icon} />} title={t('none_ended_title')}>
            {t('none_ended_body')}
          </EmptyState>
        )}
      </Section>
      <Pagination
        firstHref={cursor ? paths.shows : null}
        nextHref={ended.next && withParams(paths.shows, { cursor: ended.next })}
      />
    </>
  )
}
