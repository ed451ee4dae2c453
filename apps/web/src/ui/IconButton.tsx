import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export interface IconButtonProps extends ComponentProps<'button'> {
  /** What pressing it does, in words: an icon says nothing to who cannot see it. */
  label: string
  children: ReactNode
}

/** A 48-px target with one icon of 20 px. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      className={cn(
        'inline-flex size-12 shrink-0 cursor-pointer items-center justify-center rounded-chip text-soft transition-colors duration-(--motion-press) hover:bg-indigo-wash hover:text-indigo disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-5',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
