import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface StatProps {
  label: ReactNode
  /** A number, or `<Money size="price" …/>`: ink; the mark beside it carries the colour. */
  value: ReactNode
  hint?: ReactNode
  mark?: 'good' | 'money' | 'choice' | 'danger'
  className?: string
}

const MARKS = { good: 'bg-palm', money: 'bg-saffron', choice: 'bg-indigo', danger: 'bg-pomegranate' } as const

/** One figure and what it means. Put several in a `<dl>`. */
export function Stat({ label, value, hint, mark, className }: StatProps) {
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <dt className="flex items-center gap-2 text-sm text-soft">
        {mark && <span aria-hidden="true" className={cn('size-2 shrink-0 rounded-chip', MARKS[mark])} />}
        {label}
      </dt>
      <dd className="font-semibold text-xl tabular-nums">{value}</dd>
      {hint && <dd className="text-sm text-soft">{hint}</dd>}
    </div>
  )
}
