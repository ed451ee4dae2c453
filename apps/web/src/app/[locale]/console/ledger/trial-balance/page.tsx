import { currencySchema } from '@dallal/contract'
import { currencyText } from '@dallal/i18n'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerViews } from '#features/console/LedgerViews.tsx'
import { TrialTable } from '#features/console/TrialTable.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { FilterLinks } from '#ui/FilterLinks.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('trial_balance') }
}

export default async function TrialBalancePage({ searchParams }: { searchParams: SearchParams }) {
  const currency = currencySchema.safeParse(one((await searchParams).currency)).data ?? 'SAR'
  const [{ rows, currencies }, locale, t] = await Promise.all([
    api.console.trialBalance({ currency }),
    getLocale(),
    getTranslations('console'),
  ])
  const links = currencies.map((each) => ({
    href: withParams(paths.consoleTrialBalance, { currency: each }),
    words: currencyText(each, locale),
    isChosen: each === currency,
  }))
  return (
    <>
      <PageHeader title={t('trial_balance')} lead={t('trial_lead')} />
      <LedgerViews chosen="trial_balance" />
      {links.length > 1 && <FilterLinks label={t('currency')} links={links} />}
      <TrialTable rows={rows} currency={currency} />
    </>
  )
}
