import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export interface CardProps extends ComponentProps<'section'> {
  /** `raised` stands out from the page; `outlined` lies in it, for many side by side. */
  look?: 'raised' | 'outlined'
  /** No inner space: for pictures and tables that reach the edge. */
  flush?: boolean
}

export function Card({ look = 'raised', flush, className, ...rest }: CardProps) {
  return (
    <section
      className={cn(
        'overflow-hidden rounded-card',
        look === 'raised' ? 'bg-raised' : 'border border-line',
        !flush && 'p-5 md:p-6',
        className,
      )}
      {...rest}
    />
  )
}
