import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface ScrollAreaProps {
  label: string
  children: ReactNode
  className?: string
}

/** Something wider than its place. A region with a name that takes focus, because arrow keys scroll only what has it. */
export function ScrollArea({ label, children, className }: ScrollAreaProps) {
  const focusable = { tabIndex: 0 }
  return (
    <section aria-label={label} {...focusable} className={cn('relative overflow-x-auto', className)}>
      {children}
    </section>
  )
}
