'use client'

import { RadioGroup } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn.ts'

export interface RadioCard {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

export interface RadioCardsProps extends Omit<ComponentProps<typeof RadioGroup.Root>, 'children' | 'dir'> {
  /** What the choice is about. */
  label: string
  cards: readonly RadioCard[]
}

/** One of a few, each large enough to explain itself. Lay them out with `className="grid-cols-3"`. */
export function RadioCards({ label, cards, className, ...rest }: RadioCardsProps) {
  const group = useId()
  return (
    <RadioGroup.Root aria-label={label} className={cn('grid gap-3', className)} {...rest}>
      {cards.map(({ value, label: name, hint, disabled }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          disabled={disabled}
          aria-labelledby={`${group}-${value}`}
          className="group flex min-h-12 cursor-pointer items-start gap-3 rounded-card border border-edge bg-page p-3.5 text-start transition-colors hover:border-indigo disabled:cursor-not-allowed disabled:opacity-55 data-[state=checked]:border-indigo data-[state=checked]:bg-indigo-wash"
        >
          <span className="mt-[0.3em] flex size-5 shrink-0 items-center justify-center rounded-chip border border-edge bg-page group-data-[state=checked]:border-indigo">
            <RadioGroup.Indicator className="size-2.5 rounded-chip bg-indigo" />
          </span>
          <span className="min-w-0">
            <span id={`${group}-${value}`} className="block font-medium">
              {name}
            </span>
            {hint && <span className="block text-sm text-soft">{hint}</span>}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
