import { instant, toIso } from '@dallal/kernel'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConsoleShows } from '#features/console/ConsoleShows.tsx'
import { OpenLots } from '#features/console/OpenLots.tsx'
import { Section } from '#features/shop/Section.tsx'
import { api } from '#shell/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('shows_title') }
}

export default async function ConsoleShowsPage() {
  const [openLots, live, coming, t] = await Promise.all([
    api.auction.openLots(),
    api.shows.shows({ status: 'live', limit: 100 }),
    api.shows.shows({ status: 'scheduled', limit: 50 }),
    getTranslations('console'),
  ])
  return (
    <>
      <PageHeader title={t('shows_title')} lead={t('shows_lead')} />
      <Section title={t('open_lots_title')} className="mt-0 md:mt-0">
        <OpenLots initial={openLots} now={toIso(instant(Date.now()))} />
      </Section>
      <Section title={t('live_title')} className="mt-10 md:mt-12">
        <ConsoleShows caption={t('live_title')} empty={t('live_none')} shows={live.items} />
      </Section>
      <Section title={t('coming_title')} className="mt-10 md:mt-12">
        <ConsoleShows caption={t('coming_title')} empty={t('coming_none')} shows={coming.items} />
      </Section>
    </>
  )
}
