import type { ReactNode } from 'react'
import { cn } from '#ui/cn.ts'

export interface RailButtonProps {
  label: string
  /** A number on the button, when it is more than none. */
  count?: number
  onClick: () => void
  className?: string
  children: ReactNode
}

/** A control over the video, at its end edge and clear of its middle. */
export function RailButton({ label, count = 0, onClick, className, children }: RailButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={cn(
        'relative inline-flex size-12 cursor-pointer items-center justify-center rounded-chip bg-scrim/60 text-on-scrim hover:bg-scrim/80 [&_svg]:size-6',
        className,
      )}
    >
      {children}
      <span className="sr-only">{label} </span>
      {count > 0 && (
        <span className="absolute -end-1 -top-1 min-w-6 rounded-chip bg-indigo px-1.5 py-0.5 font-semibold text-on-indigo text-xs tabular-nums leading-tight">
          {count}
        </span>
      )}
    </button>
  )
}
