import { House, Package, Radio, User, Wallet } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { NavLink } from './NavLink.tsx'
import { paths } from './paths.ts'

const icon = { 'aria-hidden': true, strokeWidth: 1.75, className: 'size-6' } as const
const look =
  'flex min-h-16 flex-col items-center justify-center gap-1 text-soft text-xs no-underline aria-[current=page]:font-medium aria-[current=page]:text-indigo'

/** The navigation of a phone, within reach of the thumb. */
export function BottomNav({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('shell')
  return (
    <nav
      aria-label={t('main_navigation')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-line border-t bg-page pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <NavLink href={paths.home} exact className={look}>
        <House {...icon} />
        {t('home')}
      </NavLink>
      <NavLink href={paths.shows} className={look}>
        <Radio {...icon} />
        {t('shows')}
      </NavLink>
      <NavLink href={paths.wallet} className={look}>
        <Wallet {...icon} />
        {t('wallet')}
      </NavLink>
      <NavLink href={paths.orders} className={look}>
        <Package {...icon} />
        {t('orders')}
      </NavLink>
      <NavLink href={signedIn ? paths.account : paths.signIn} className={look}>
        <User {...icon} />
        {t('account')}
      </NavLink>
    </nav>
  )
}
