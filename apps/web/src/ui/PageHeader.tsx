import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface PageHeaderProps {
  title: ReactNode
  /** One line on what this place is for. */
  lead?: ReactNode
  /** A link to where this place belongs, above the title. */
  back?: ReactNode
  /** State of the thing the page is about: a chip. */
  status?: ReactNode
  actions?: ReactNode
  className?: string
}

export function PageHeader({ title, lead, back, status, actions, className }: PageHeaderProps) {
  return (
    <header className={cn('mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 md:mb-8', className)}>
      <div className="min-w-0">
        {back && <div className="mb-1 text-sm">{back}</div>}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-balance font-semibold text-2xl">{title}</h1>
          {status}
        </div>
        {lead && <p className="mt-1 max-w-[60ch] text-pretty text-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  )
}
