'use client'

import type { ComponentProps } from 'react'
import { Link, usePathname } from '#shell/locale/navigation.ts'

export interface NavLinkProps extends Omit<ComponentProps<typeof Link>, 'href'> {
  href: string
  /** Current only on this very page, not below it: for overviews. */
  exact?: boolean
}

/** A link that says when it leads to where one already is; style it with `aria-[current=page]:`. */
export function NavLink({ href, exact, ...rest }: NavLinkProps) {
  const pathname = usePathname()
  const isHere = pathname === href || (!exact && href !== '/' && pathname.startsWith(`${href}/`))
  return <Link href={href} aria-current={isHere ? 'page' : undefined} {...rest} />
}
