'use client'

import { type Country, countrySchema } from '@dallal/contract'
import { toLatinDigits } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { controlLook } from './control-look.ts'
import { useField } from './Field.tsx'

/** Calling codes (ITU-T E.164) and the shape of a mobile number at home, as an example. */
const COUNTRIES: Record<Country, { code: string; example: string }> = {
  SA: { code: '966', example: '5X XXX XXXX' },
  KW: { code: '965', example: 'XXXX XXXX' },
  AE: { code: '971', example: '5X XXX XXXX' },
  QA: { code: '974', example: 'XXXX XXXX' },
  BH: { code: '973', example: 'XXXX XXXX' },
  OM: { code: '968', example: 'XXXX XXXX' },
  JO: { code: '962', example: '7 XXXX XXXX' },
  EG: { code: '20', example: '1X XXXX XXXX' },
}

/** What a number of a country begins with abroad, without the plus. */
export function callingCode(country: Country): string {
  return COUNTRIES[country].code
}

export interface PhoneInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  country: Country
  /** The number as typed, in 0–9; the server reads it together with the country. */
  value: string
  onCountryChange: (country: Country) => void
  onValueChange: (value: string) => void
}

/**
 * A country and a number in it, left to right in both languages: the number begins beside its calling code. Where there is
 * room it is no wider than a number, so that in Arabic it stands under its label and not at the far edge of the page.
 */
export function PhoneInput({ country, value, onCountryChange, onValueChange, className, ...rest }: PhoneInputProps) {
  const t = useTranslations('common')
  return (
    <span dir="ltr" className="flex w-full gap-2 sm:max-w-80">
      <span className="relative shrink-0 rounded-field has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2">
        <span className={cn(controlLook, 'flex w-24 items-center justify-center tabular-nums')} aria-hidden="true">
          {country} +{COUNTRIES[country].code}
        </span>
        <select
          aria-label={t('country')}
          value={country}
          onChange={(event) => onCountryChange(countrySchema.parse(event.target.value))}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        >
          {countrySchema.options.map((option) => (
            <option key={option} value={option}>
              {t(`country_${option}`)} +{COUNTRIES[option].code}
            </option>
          ))}
        </select>
      </span>
      <input
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        placeholder={COUNTRIES[country].example}
        className={cn(controlLook, 'min-w-0 tabular-nums', className)}
        value={value}
        onChange={(event) => onValueChange(toLatinDigits(event.target.value).replace(/[^\d +]/g, ''))}
        {...useField()}
        {...rest}
      />
    </span>
  )
}
