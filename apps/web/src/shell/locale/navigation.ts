import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing.ts'

/** Links and moves within the language one is in; addresses are written without it: `<Link href="/wallet">`. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
