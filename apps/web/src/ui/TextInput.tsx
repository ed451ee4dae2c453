'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlLook } from './control-look.ts'
import { useField } from './Field.tsx'

/** One line of text. For names and addresses the direction follows what is typed; e-mails and codes run left to right. */
export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  const field = useField()
  const runsLeftToRight = type === 'email' || type === 'url' || type === 'password' || type === 'number'
  return (
    <input
      type={type}
      dir={runsLeftToRight ? 'ltr' : 'auto'}
      className={cn(controlLook, 'text-match', className)}
      {...field}
      {...rest}
    />
  )
}
