'use client'

import { Switch as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'

export interface SwitchProps extends Omit<ComponentProps<typeof Radix.Root>, 'children'> {
  label: ReactNode
  hint?: ReactNode
}

/** For what takes effect at once; what waits for "save" is a checkbox. */
export function Switch({ label, hint, ...rest }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 inline-flex h-7 w-12 shrink-0 cursor-pointer items-center rounded-chip border border-edge bg-raised p-0.5 transition-colors disabled:opacity-55 data-[state=checked]:border-indigo data-[state=checked]:bg-indigo"
        {...rest}
      >
        <Radix.Thumb className="size-5 rounded-chip bg-edge transition-[margin,background-color] duration-(--motion-press) data-[state=checked]:ms-5 data-[state=checked]:bg-on-indigo" />
      </Radix.Root>
    </div>
  )
}
