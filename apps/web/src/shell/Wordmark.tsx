import { useLocale } from 'next-intl'
import { cn } from '#ui/cn.ts'

/**
 * The word itself, with its shadda as a small saffron lamp: over the doubled lam in Arabic, over the doubled l in English,
 * which is what a shadda says. It is drawn, because no style can colour a mark apart from its letter.
 */
export function Wordmark({ className }: { className?: string }) {
  const locale = useLocale()
  const place = locale === 'ar' ? 'start-[0.385em] top-0' : 'start-[1.31em] -top-[0.12em]'
  return (
    <span
      className={cn('relative inline-block whitespace-nowrap font-semibold text-2xl text-ink leading-tight', className)}
    >
      <span aria-hidden="true">{locale === 'ar' ? 'دلال' : 'Dallal'}</span>
      <Shadda className={cn('absolute', place)} />
    </span>
  )
}

function Shadda({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 14"
      aria-hidden="true"
      className={cn('h-[0.24em] w-[0.42em] overflow-visible text-saffron', className)}
    >
      <path
        d="M2.5 3.5v3.2a4.6 4.6 0 0 0 4.7 4.6A4.6 4.6 0 0 0 12 6.7V3.5m0 3.2a4.6 4.6 0 0 0 4.8 4.6 4.6 4.6 0 0 0 4.7-4.6V2.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
      />
    </svg>
  )
}
