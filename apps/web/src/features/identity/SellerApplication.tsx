'use client'

import { type Country, countrySchema, sellerApplicationSchema } from '@dallal/contract'
import { currencyText } from '@dallal/i18n'
import type { Currency } from '@dallal/kernel'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'
import { IbanField } from './IbanField.tsx'
import { ibanCheck } from './iban-check.ts'

/** In what a shop of each country sells; the server decides it, here it is only told beforehand. */
const CURRENCIES: Record<Country, Currency> = {
  SA: 'SAR',
  KW: 'KWD',
  AE: 'AED',
  QA: 'QAR',
  BH: 'BHD',
  OM: 'OMR',
  JO: 'JOD',
  EG: 'EGP',
}

export interface SellerApplicationProps {
  /** What was sent before and was not accepted: everything but the bank account, which never comes back to a browser. */
  before?: { shopName: string; legalName: string; country: Country }
}

/** Asks to become a seller; again, when the first application was not accepted. */
export function SellerApplication({ before }: SellerApplicationProps) {
  const t = useTranslations('seller')
  const common = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const form = useForm({
    resolver: zodResolver(sellerApplicationSchema),
    defaultValues: {
      shopName: before?.shopName ?? '',
      legalName: before?.legalName ?? '',
      iban: '',
      country: before?.country ?? ('SA' as Country),
      about: { ar: '', en: '' },
    },
  })
  const problem = useFieldWords(form)
  const [asked, setAsked] = useState(false)
  const apply = useMutation(
    query.identity.applyAsSeller.mutationOptions({
      onSuccess: () => {
        // The form makes way for the state of the application, which stands where it began.
        window.scrollTo({ top: 0 })
        router.refresh()
      },
    }),
  )
  const { country, iban } = form.watch()
  const submit = form.handleSubmit(
    (values) => {
      setAsked(true)
      if (ibanCheck(values.iban, values.country).kind === 'right') apply.mutate(values)
    },
    () => setAsked(true),
  )
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Field label={t('shop_name')} hint={t('shop_name_hint')} error={problem('shopName')} required>
        <TextInput autoComplete="organization" {...form.register('shopName')} />
      </Field>
      <Field
        label={t('country')}
        hint={t('country_hint', { currency: currencyText(CURRENCIES[country], locale) })}
        error={problem('country')}
        required
      >
        <Select
          options={countrySchema.options.map((value) => ({ value, label: common(`country_${value}`) }))}
          {...form.register('country')}
        />
      </Field>
      <Field label={t('legal_name')} hint={t('legal_name_hint')} error={problem('legalName')} required>
        <TextInput autoComplete="name" {...form.register('legalName')} />
      </Field>
      <IbanField country={country} value={iban} onValueChange={(value) => form.setValue('iban', value)} asked={asked} />
      <Field label={t('about_ar')} hint={t('about_hint')} error={problem('about.ar')} optional>
        <TextArea lang="ar" dir="rtl" rows={3} {...form.register('about.ar')} />
      </Field>
      <Field label={t('about_en')} error={problem('about.en')} optional>
        <TextArea lang="en" dir="ltr" rows={3} {...form.register('about.en')} />
      </Field>
      <RefusalNotice refused={apply.error} />
      <Button type="submit" pending={apply.isPending} className="sm:w-fit">
        {t('apply')}
      </Button>
    </form>
  )
}
