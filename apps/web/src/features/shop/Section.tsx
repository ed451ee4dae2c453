import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Link } from '#shell/locale/navigation.ts'
import { cn } from '#ui/cn.ts'

export interface SectionProps {
  title: ReactNode
  /** Where all of it is. */
  href?: string
  className?: string
  children: ReactNode
}

/** A part of a page with a name of its own, and the way to all of what it shows some of. */
export function Section({ title, href, className, children }: SectionProps) {
  const t = useTranslations('common')
  const id = useId()
  return (
    <section aria-labelledby={id} className={cn('mt-14 first:mt-0 md:mt-20', className)}>
      <div className="mb-5 flex items-baseline justify-between gap-4">
        <h2 id={id} className="font-semibold text-xl">
          {title}
        </h2>
        {href && (
          <Link
            href={href}
            aria-describedby={id}
            className="inline-flex min-h-10 shrink-0 items-center font-medium text-indigo no-underline hover:underline"
          >
            {t('show_all')}
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}
