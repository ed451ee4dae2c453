'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { Link, usePathname } from '#shell/locale/navigation.ts'

export interface NavLinkProps extends Omit<ComponentProps<typeof Link>, 'href'> {
  href: string
  /** Current only on this very page, not below it: for overviews. */
  exact?: boolean
}

/**
 * A link that says when it leads to where one already is, and is in sight then, in a row that scrolls; style it with
 * `aria-[current=page]:`.
 */
export function NavLink({ href, exact, ...rest }: NavLinkProps) {
  const pathname = usePathname()
  const isHere = pathname === href || (!exact && href !== '/' && pathname.startsWith(`${href}/`))
  const link = useRef<HTMLAnchorElement>(null)

  useEffect(() => {
    const row = link.current?.parentElement
    if (isHere && row && row.scrollWidth > row.clientWidth) {
      link.current?.scrollIntoView({ inline: 'center', block: 'nearest' })
    }
  }, [isHere])
  return <Link ref={link} href={href} aria-current={isHere ? 'page' : undefined} {...rest} />
}
