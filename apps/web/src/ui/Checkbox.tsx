'use client'

import { Check } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'

export interface CheckboxProps extends Omit<ComponentProps<typeof Radix.Root>, 'children'> {
  label: ReactNode
  hint?: ReactNode
}

export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <Radix.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-[0.2em] inline-flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-[6px] border border-edge bg-page text-on-indigo hover:border-indigo disabled:opacity-55 data-[state=checked]:border-indigo data-[state=checked]:bg-indigo"
        {...rest}
      >
        <Radix.Indicator>
          <Check aria-hidden="true" strokeWidth={2.5} className="size-4" />
        </Radix.Indicator>
      </Radix.Root>
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
