import { CircleDollarSign, House, Package, Radio, Tag } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { chosenTheme } from '#shell/chosen-theme.ts'
import { DevFoot } from '#shell/DevFoot.tsx'
import { Words } from '#shell/locale/Words.tsx'
import { paths } from '#shell/paths.ts'
import { SideShell } from '#shell/SideShell.tsx'
import { requirePerson } from '#shell/session.ts'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const
const FEATURES = [
  'studio',
  'editor',
  'catalog',
  'show',
  'lot',
  'chat',
  'orders',
  'seller',
  'wallet',
  'address',
] as const

/** Where sellers work. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell')
  const places = [
    { href: paths.studio, words: t('studio_home'), icon: <House {...icon} />, exact: true },
    { href: paths.studioShows, words: t('studio_shows'), icon: <Radio {...icon} /> },
    { href: paths.studioProducts, words: t('studio_products'), icon: <Tag {...icon} /> },
    { href: paths.studioOrders, words: t('studio_orders'), icon: <Package {...icon} /> },
    { href: paths.studioMoney, words: t('studio_money'), icon: <CircleDollarSign {...icon} /> },
  ]
  const [person, theme] = await Promise.all([requirePerson('seller'), chosenTheme()])
  return (
    <Words features={FEATURES}>
      <SideShell name={t('studio')} places={places} person={person} theme={theme} foot={<DevFoot />}>
        {children}
      </SideShell>
    </Words>
  )
}
