import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '#shell/locale/navigation.ts'

/** Up to the list a thing belongs to. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="inline-flex min-h-10 items-center gap-1 text-indigo no-underline hover:underline">
      <ChevronLeft aria-hidden="true" strokeWidth={1.75} className="size-4 rtl:-scale-x-100" />
      {children}
    </Link>
  )
}
