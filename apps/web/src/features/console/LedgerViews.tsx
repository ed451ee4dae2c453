import { useTranslations } from 'next-intl'
import { paths } from '#shell/paths.ts'
import { FilterLinks } from '#ui/FilterLinks.tsx'

type View = 'journals' | 'trial_balance' | 'checks' | 'suspense'

const ADDRESSES: Record<View, string> = {
  journals: paths.consoleLedger,
  trial_balance: paths.consoleTrialBalance,
  checks: paths.consoleChecks,
  suspense: paths.consoleSuspense,
}

/** The ways to look at the books. */
export function LedgerViews({ chosen }: { chosen: View }) {
  const t = useTranslations('console')
  const views = ['journals', 'trial_balance', 'checks', 'suspense'] as const
  return (
    <FilterLinks
      label={t('ledger_views')}
      links={views.map((view) => ({ href: ADDRESSES[view], words: t(view), isChosen: view === chosen }))}
    />
  )
}
