import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BooksCheck } from '#features/console/BooksCheck.tsx'
import { BooksLight } from '#features/console/BooksLight.tsx'
import { StuckList } from '#features/console/StuckList.tsx'
import { Waiting } from '#features/console/Waiting.tsx'
import { Section } from '#features/shop/Section.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('console') }
}

export default async function ConsoleHome() {
  const [overview, books, stuck, t, shell] = await Promise.all([
    api.console.overview(),
    api.console.checks(),
    api.console.stuckWork(),
    getTranslations('console'),
    getTranslations('shell'),
  ])
  return (
    <>
      <PageHeader title={shell('console_home')} lead={t('overview_lead')} />
      <Section title={t('waiting')} className="mt-0 md:mt-0">
        <Waiting {...overview} />
      </Section>
      <Section title={t('house')} className="mt-10 md:mt-12">
        <dl className="grid gap-5 rounded-card bg-raised p-5 sm:grid-cols-3 md:p-6">
          <Stat label={t('live_shows')} value={overview.liveShows} mark="danger" />
          <Stat label={t('open_lots')} value={overview.openLots} mark="choice" />
          <Stat label={t('books')} value={<BooksLight initial={books} />} hint={<BooksCheck initial={books} />} />
        </dl>
        <StuckList {...stuck} />
      </Section>
      <Section title={t('ledger')} href={paths.consoleLedger} className="mt-10 md:mt-12">
        <p className="max-w-[70ch] text-soft">{t('ledger_lead')}</p>
      </Section>
    </>
  )
}
