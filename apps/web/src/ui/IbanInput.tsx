'use client'

import { toLatinDigits } from '@dallal/kernel'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlLook } from './control-look.ts'
import { useField } from './Field.tsx'

export interface IbanInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** Without spaces, upper case, 0–9. */
  value: string
  onValueChange: (value: string) => void
}

/**
 * An IBAN in groups of four, as banks print it (ISO 13616), left to right in both languages: it begins with its country, on
 * the left, as a telephone number does. No wider than the longest one.
 */
export function IbanInput({ value, onValueChange, className, ...rest }: IbanInputProps) {
  return (
    <input
      type="text"
      dir="ltr"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      placeholder="SA00 0000 0000 0000 0000 0000"
      className={cn(controlLook, 'max-w-md tabular-nums', className)}
      value={value.replace(/(.{4})(?=.)/g, '$1 ')}
      onChange={(event) => onValueChange(ibanTyped(event.target.value))}
      {...useField()}
      {...rest}
    />
  )
}

/** The longest IBAN there is has 34 characters. */
export function ibanTyped(text: string): string {
  return toLatinDigits(text)
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '')
    .slice(0, 34)
}
