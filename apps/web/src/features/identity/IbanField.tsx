'use client'

import type { Country } from '@dallal/contract'
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Field } from '#ui/Field.tsx'
import { IbanInput } from '#ui/IbanInput.tsx'
import { type IbanCheck, ibanCheck } from './iban-check.ts'

export interface IbanFieldProps {
  country: Country
  value: string
  onValueChange: (value: string) => void
  /** The form was sent: what is missing is now wrong, before it was only on its way. */
  asked: boolean
}

/** An IBAN that is checked while it is typed. */
export function IbanField({ country, value, onValueChange, asked }: IbanFieldProps) {
  const t = useTranslations('common')
  const check = ibanCheck(value, country)
  const error = useIbanProblem(check, country, asked)
  return (
    <Field label={t('iban')} hint={<IbanHint check={check} />} error={error} required>
      <IbanInput value={value} onValueChange={onValueChange} placeholder={`${country}00 0000 0000 0000`} />
    </Field>
  )
}

function useIbanProblem(check: IbanCheck, country: Country, asked: boolean): string | undefined {
  const t = useTranslations('seller')
  const common = useTranslations('common')
  switch (check.kind) {
    case 'empty':
      return asked ? common('required') : undefined
    case 'incomplete':
      return asked ? t('iban_left', { count: check.left }) : undefined
    case 'other_country':
      return t('iban_other_country', { country })
    case 'too_long':
      return t('iban_too_long', { length: `${check.length}` })
    case 'wrong':
      return t('iban_wrong')
    case 'right':
      return undefined
  }
}

function IbanHint({ check }: { check: IbanCheck }) {
  const t = useTranslations('seller')
  if (check.kind === 'right') {
    return (
      <span role="status" className="flex items-center gap-1.5 text-palm">
        <CircleCheck aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {t('iban_right')}
      </span>
    )
  }
  return check.kind === 'incomplete' ? t('iban_left', { count: check.left }) : t('iban_hint')
}
