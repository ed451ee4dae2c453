'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlLook } from './control-look.ts'
import { useField } from './Field.tsx'

/** Several lines; grows with what is typed where the browser can. */
export function TextArea({ className, rows = 4, placeholder = ' ', ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      dir="auto"
      rows={rows}
      placeholder={placeholder}
      className={cn(controlLook, 'field-sizing-content min-h-28 resize-y', className)}
      {...useField()}
      {...rest}
    />
  )
}
