import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  /** What this place is for. */
  children: ReactNode
  /** The first step. */
  action?: ReactNode
  className?: string
}

/** A place with nothing in it yet says what it is for and offers the first step. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center rounded-card bg-raised px-6 py-12 text-center md:py-16', className)}>
      {icon && (
        <span
          aria-hidden="true"
          className="mb-5 inline-flex size-14 items-center justify-center rounded-chip bg-page text-indigo [&_svg]:size-6"
        >
          {icon}
        </span>
      )}
      <h2 className="font-semibold text-xl">{title}</h2>
      <p className="mt-2 max-w-[46ch] text-balance text-soft">{children}</p>
      {action && <div className="mt-6">{action}</div>}
    </div>
  )
}
