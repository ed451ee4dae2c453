'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { cn } from './cn.ts'

interface FieldParts {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

const FieldContext = createContext<FieldParts>({})

/** What a control of ours takes from the field around it: its name, its hint and its error. */
export function useField(): FieldParts {
  return useContext(FieldContext)
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was entered; it replaces nothing, so that the hint can still be read. */
  error?: ReactNode
  optional?: boolean
  required?: boolean
  /** The label is read but not seen, where the place makes it plain. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** A label, a control and the words about it, tied together for screen readers. */
export function Field({ label, hint, error, optional, required, hideLabel, className, children }: FieldProps) {
  const t = useTranslations('common')
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const parts: FieldParts = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  }
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={cn('font-medium text-ink text-sm', hideLabel && 'sr-only')}>
        {label}
        {/* A real space: without one the last Arabic letter would join the first of the next word. */}
        {optional && <span className="font-normal text-soft"> {t('optional')}</span>}
      </label>
      <FieldContext value={parts}>{children}</FieldContext>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-pomegranate text-sm">
          <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mt-[0.3em] size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
