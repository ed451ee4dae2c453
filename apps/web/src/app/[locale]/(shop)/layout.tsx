import type { ReactNode } from 'react'
import { BottomNav } from '#shell/BottomNav.tsx'
import { chosenTheme } from '#shell/chosen-theme.ts'
import { DevFoot } from '#shell/DevFoot.tsx'
import { Footer } from '#shell/Footer.tsx'
import { Header } from '#shell/Header.tsx'
import { Words } from '#shell/locale/Words.tsx'
import { currentBalances, currentPerson } from '#shell/session.ts'
import { WalletChip } from '#shell/WalletChip.tsx'
import { SkipLink } from '#ui/SkipLink.tsx'

const FEATURES = ['shop', 'catalog', 'show', 'lot', 'chat', 'wallet', 'orders', 'address', 'seller', 'auth'] as const

/** The market as everyone sees it. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [person, balances, theme] = await Promise.all([currentPerson(), currentBalances(), chosenTheme()])
  return (
    <Words features={FEATURES}>
      <SkipLink />
      <Header person={person} theme={theme} wallet={person && <WalletChip balances={balances} />} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto min-h-[60dvh] max-w-7xl px-4 py-6 outline-none md:px-6 md:py-10"
      >
        {children}
      </main>
      <Footer theme={theme} />
      <DevFoot />
      <div aria-hidden="true" className="h-[calc(64px+env(safe-area-inset-bottom))] md:hidden" />
      <BottomNav signedIn={person !== null} />
    </Words>
  )
}
