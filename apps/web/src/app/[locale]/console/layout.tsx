import { Banknote, BookOpenCheck, Gauge, Radio, Store } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { chosenTheme } from '#shell/chosen-theme.ts'
import { DevFoot } from '#shell/DevFoot.tsx'
import { Words } from '#shell/locale/Words.tsx'
import { paths } from '#shell/paths.ts'
import { SideShell } from '#shell/SideShell.tsx'
import { requirePerson } from '#shell/session.ts'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const
const FEATURES = ['console', 'checks', 'studio', 'seller', 'show', 'lot', 'orders', 'wallet'] as const

/** Where operators keep the market: decisions, money, books. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell')
  const places = [
    { href: paths.console, words: t('console_home'), icon: <Gauge {...icon} />, exact: true },
    { href: paths.consoleSellers, words: t('console_sellers'), icon: <Store {...icon} /> },
    { href: paths.consoleShows, words: t('console_shows'), icon: <Radio {...icon} /> },
    { href: paths.consolePayouts, words: t('console_payouts'), icon: <Banknote {...icon} /> },
    { href: paths.consoleLedger, words: t('console_ledger'), icon: <BookOpenCheck {...icon} /> },
  ]
  const [person, theme] = await Promise.all([requirePerson('operator'), chosenTheme()])
  return (
    <Words features={FEATURES}>
      <SideShell name={t('console')} places={places} person={person} theme={theme} foot={<DevFoot />}>
        {children}
      </SideShell>
    </Words>
  )
}
