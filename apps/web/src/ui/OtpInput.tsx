'use client'

import { toLatinDigits } from '@dallal/kernel'
import { OTPInput, type SlotProps } from 'input-otp'
import { cn } from './cn.ts'
import { useField } from './Field.tsx'

export interface OtpInputProps {
  /** The digits typed so far, in 0–9. */
  value: string
  onValueChange: (value: string) => void
  /** Called when the last digit is in. */
  onComplete?: (value: string) => void
  length?: number
  disabled?: boolean
  autoFocus?: boolean
}

/**
 * A one-time code in single boxes, left to right, standing under its label; the phone offers the code of the message that
 * just came.
 */
export function OtpInput({ value, onValueChange, onComplete, length = 6, disabled, autoFocus }: OtpInputProps) {
  const field = useField()
  const positions = Array.from({ length }, (_, index) => index + 1)
  return (
    <div dir="ltr" className="w-fit">
      <OTPInput
        {...field}
        value={value}
        maxLength={length}
        disabled={disabled}
        autoFocus={autoFocus}
        inputMode="numeric"
        autoComplete="one-time-code"
        onChange={(typed) => onValueChange(digitsOf(typed))}
        onComplete={(typed) => onComplete?.(digitsOf(String(typed)))}
        pasteTransformer={digitsOf}
        containerClassName="flex gap-2 has-disabled:opacity-55"
        render={({ slots }) =>
          positions.map((position) => {
            const slot = slots[position - 1]
            return slot && <Box key={position} {...slot} invalid={field['aria-invalid']} />
          })
        }
      />
    </div>
  )
}

function Box({ char, isActive, hasFakeCaret, invalid }: SlotProps & { invalid?: true }) {
  return (
    <span
      className={cn(
        'flex h-14 w-11 items-center justify-center rounded-field border border-edge bg-page font-semibold text-xl tabular-nums',
        invalid && 'border-pomegranate',
        isActive && 'border-indigo outline-2 outline-indigo',
      )}
    >
      {char}
      {hasFakeCaret && <span className="h-6 w-px animate-pulse bg-ink motion-reduce:animate-none" />}
    </span>
  )
}

function digitsOf(text: string): string {
  return toLatinDigits(text).replace(/\D/g, '')
}
