import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface Step {
  key: string
  label: ReactNode
  /** When it happened, who did it, what it waits for. */
  hint?: ReactNode
}

export interface StepsProps {
  label: string
  steps: readonly Step[]
  /** How many are done; the next one is the current. */
  done: number
  /** Side by side on wide screens; an order's story is told downwards. */
  across?: boolean
  className?: string
}

/** Where something stands on a known way: paid, shipped, received, settled. */
export function Steps({ label, steps, done, across, className }: StepsProps) {
  return (
    <ol aria-label={label} className={cn('flex flex-col', across && 'md:flex-row', className)}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          aria-current={index === done ? 'step' : undefined}
          className={cn('group relative flex gap-3 pb-6 last:pb-0', across && 'md:flex-1 md:flex-col md:pb-0')}
        >
          <Line done={index < done} across={across} />
          <Mark index={index} done={done} />
          <div className={cn('min-w-0', across && 'md:pe-4')}>
            <p className={cn('font-medium', index > done && 'font-normal text-soft')}>{step.label}</p>
            {step.hint && <p className="text-sm text-soft">{step.hint}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ index, done }: { index: number; done: number }) {
  const look = cn(
    'z-10 flex size-7 shrink-0 items-center justify-center rounded-chip border text-sm tabular-nums leading-none',
    index < done && 'border-palm bg-palm text-page',
    index === done && 'border-2 border-indigo bg-page font-semibold text-indigo',
    index > done && 'border-edge bg-page text-soft',
  )
  return <span className={look}>{index < done ? <Check aria-hidden="true" className="size-4" /> : index + 1}</span>
}

function Line({ done, across }: { done: boolean; across?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'absolute start-[13px] top-7 bottom-0 w-0.5 group-last:hidden',
        across && 'md:start-7 md:end-0 md:top-[13px] md:bottom-auto md:h-0.5 md:w-auto',
        done ? 'bg-palm' : 'bg-line',
      )}
    />
  )
}
