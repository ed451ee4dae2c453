import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChecksPanel } from '#features/console/ChecksPanel.tsx'
import { LedgerViews } from '#features/console/LedgerViews.tsx'
import { api } from '#shell/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('checks') }
}

export default async function ChecksPage() {
  const [books, t] = await Promise.all([api.console.checks(), getTranslations('console')])
  return (
    <>
      <PageHeader title={t('checks')} lead={t('checks_lead')} />
      <LedgerViews chosen="checks" />
      <ChecksPanel initial={books} />
    </>
  )
}
