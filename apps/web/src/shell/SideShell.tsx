import type { Me } from '@dallal/contract'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SkipLink } from '#ui/SkipLink.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { Home } from './Header.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Link } from './locale/navigation.ts'
import { NavLink } from './NavLink.tsx'
import { paths } from './paths.ts'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import type { ThemeChoice } from './theme.ts'

export interface SidePlace {
  href: string
  words: string
  icon: ReactNode
  exact?: boolean
}

export interface SideShellProps {
  /** The name of this part of the product. */
  name: string
  places: readonly SidePlace[]
  person: Me | null
  theme: ThemeChoice
  /** At the foot of the page: the tools of development. */
  foot?: ReactNode
  children: ReactNode
}

const placeLook =
  'flex min-h-12 shrink-0 items-center gap-3 rounded-field px-3 text-soft no-underline hover:bg-indigo-wash hover:text-indigo aria-[current=page]:bg-indigo-wash aria-[current=page]:font-medium aria-[current=page]:text-indigo [&_svg]:size-5'

/** A place to work in: navigation at the start edge, on a phone in a row that scrolls. For the studio and the console. */
export function SideShell({ name, places, person, theme, foot, children }: SideShellProps) {
  const t = useTranslations('shell')
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 border-line border-b bg-page">
        <div className="flex min-h-16 items-center gap-3 px-4 md:px-6">
          <Home />
          <span className="border-line border-s ps-3 font-medium text-soft">{name}</span>
          <div className="ms-auto flex items-center gap-1">
            <LanguageSwitch className="max-md:px-2" />
            <div className="max-sm:hidden">
              <ThemeSwitch initial={theme} />
            </div>
            {person && <AccountMenu person={person} />}
          </div>
        </div>
      </header>
      <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
        <nav
          aria-label={name}
          className="flex gap-1 overflow-x-auto border-line border-b px-3 py-2 md:sticky md:top-16 md:h-[calc(100dvh-4rem)] md:flex-col md:overflow-y-auto md:border-e md:border-b-0 md:px-4 md:py-6"
        >
          {places.map(({ href, words, icon, exact }) => (
            <NavLink key={href} href={href} exact={exact} className={placeLook}>
              {icon}
              {words}
            </NavLink>
          ))}
          <Link href={paths.home} className={`${placeLook} md:mt-auto`}>
            <Undo2 aria-hidden="true" strokeWidth={1.75} className="rtl:-scale-x-100" />
            {t('back_to_market')}
          </Link>
        </nav>
        <div className="min-w-0">
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto min-h-[75dvh] max-w-6xl px-4 py-6 outline-none md:px-8 md:py-8"
          >
            {children}
          </main>
          {foot}
        </div>
      </div>
    </>
  )
}
