import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlLook } from './control-look.ts'
import { useField } from './Field.tsx'

/**
 * One line of text. What is known to be written one way begins on its own side, also in a page that runs the other way:
 * English words, e-mails and codes on the left, Arabic words on the right. Names and addresses take the direction of what
 * is typed, and stand with plain numbers where the words of the page begin.
 */
export function TextInput({ className, type = 'text', dir, ...rest }: ComponentProps<'input'>) {
  const field = useField()
  const runsLeftToRight = type === 'email' || type === 'url' || type === 'password' || type === 'number'
  const direction = dir ?? (runsLeftToRight ? 'ltr' : 'auto')
  const standsWithThePage = direction === 'auto' || type === 'number' || rest.inputMode === 'numeric'
  return (
    <input
      type={type}
      dir={direction}
      className={cn(controlLook, standsWithThePage && 'text-match', className)}
      {...field}
      {...rest}
    />
  )
}
