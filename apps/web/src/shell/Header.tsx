import type { Me } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#ui/Button.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Link } from './locale/navigation.ts'
import { NavLink } from './NavLink.tsx'
import { paths } from './paths.ts'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import type { ThemeChoice } from './theme.ts'
import { Wordmark } from './Wordmark.tsx'

export interface HeaderProps {
  person: Me | null
  theme: ThemeChoice
  /** What stands beside the account: the wallet in the shop, nothing in the studio. */
  wallet?: ReactNode
}

const navLook =
  'inline-flex min-h-12 items-center rounded-field px-3 font-medium text-soft no-underline hover:text-indigo aria-[current=page]:text-ink'

/** The head of every page of the shop. On a phone the navigation is at the foot instead. */
export function Header({ person, theme, wallet }: HeaderProps) {
  const t = useTranslations('shell')
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-page">
      <div className="mx-auto flex min-h-16 max-w-7xl items-center gap-1 px-4 md:px-6">
        <Home />
        <nav aria-label={t('main_navigation')} className="ms-6 hidden items-center gap-1 md:flex">
          <NavLink href={paths.shows} className={navLook}>
            {t('shows')}
          </NavLink>
          <NavLink href={paths.products} className={navLook}>
            {t('products')}
          </NavLink>
          {person && (
            <NavLink href={paths.orders} className={navLook}>
              {t('orders')}
            </NavLink>
          )}
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <LanguageSwitch className="max-md:px-2" />
          <div className="max-sm:hidden">
            <ThemeSwitch initial={theme} />
          </div>
          {wallet}
          {person ? <AccountMenu person={person} /> : <SignIn />}
        </div>
      </div>
    </header>
  )
}

function SignIn() {
  const t = useTranslations('shell')
  return (
    <Button asChild size="sm" className="ms-1">
      <Link href={paths.signIn}>{t('sign_in')}</Link>
    </Button>
  )
}

/** The wordmark, which leads home. */
export function Home() {
  const t = useTranslations('common')
  return (
    <Link href={paths.home} aria-label={t('brand')} className="inline-flex min-h-12 items-center no-underline">
      <Wordmark />
    </Link>
  )
}
