'use client'

import type { Me } from '@dallal/contract'
import { useMutation } from '@tanstack/react-query'
import { Gauge, LogOut, MapPin, Package, Radio, Store, User } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { query } from '#shell/browser-api.ts'
import { Link, useRouter } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Avatar } from '#ui/Avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '#ui/Menu.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const

/** Everything that belongs to the person signed in, and the ways to the studio and the console for who may enter. */
export function AccountMenu({ person }: { person: Me }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const signOut = useMutation(
    query.identity.signOut.mutationOptions({
      onSuccess: () => {
        router.push(paths.home)
        router.refresh()
      },
    }),
  )
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('account')}
          className="inline-flex size-12 shrink-0 cursor-pointer items-center justify-center rounded-chip hover:bg-indigo-wash"
        >
          <Avatar name={person.name} image={person.portrait} size="sm" />
        </button>
      }
    >
      <MenuLabel>
        <bdi className="font-medium text-base text-ink">{person.name}</bdi>
      </MenuLabel>
      <MenuLine />
      <LinkItem href={paths.orders} icon={<Package {...icon} />} words={t('orders')} />
      <LinkItem href={paths.address} icon={<MapPin {...icon} />} words={t('address')} />
      <LinkItem href={paths.account} icon={<User {...icon} />} words={t('account')} />
      <MenuLine />
      {person.roles.includes('seller') ? (
        <LinkItem href={paths.studio} icon={<Radio {...icon} />} words={t('studio')} />
      ) : (
        <LinkItem href={paths.becomeSeller} icon={<Store {...icon} />} words={t('become_seller')} />
      )}
      {person.roles.includes('operator') && (
        <LinkItem href={paths.console} icon={<Gauge {...icon} />} words={t('console')} />
      )}
      <MenuLine />
      <MenuItem onSelect={() => signOut.mutate({})}>
        <LogOut {...icon} className="rtl:-scale-x-100" />
        {t('sign_out')}
      </MenuItem>
    </Menu>
  )
}

function LinkItem({ href, icon: mark, words }: { href: string; icon: React.ReactNode; words: string }) {
  return (
    <MenuItem asChild>
      <Link href={href}>
        {mark}
        {words}
      </Link>
    </MenuItem>
  )
}
