'use client'

import { type Address, addressSchema, countrySchema } from '@dallal/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FieldPath, useForm } from 'react-hook-form'
import { toast } from 'sonner'
import type { z } from 'zod'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { PhoneInput } from '#ui/PhoneInput.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'
import { phoneParts, wholePhone } from './phone-parts.ts'

type Typed = z.input<typeof addressSchema>

const EMPTY: Typed = {
  recipient: '',
  phone: '',
  country: 'SA',
  city: '',
  district: '',
  street: '',
  building: '',
  unit: '',
  postalCode: '',
  directions: '',
}

export interface AddressFormProps {
  address: Address | null
  /** The name to begin with where no address was given yet. */
  name: string
  /** A page to go back to once it is saved: without its language. */
  next: string | null
}

/** Where things reach a person, in the words addresses have around the Gulf. */
export function AddressForm({ address, name, next }: AddressFormProps) {
  const t = useTranslations('address')
  const common = useTranslations('common')
  const router = useRouter()
  const form = useForm<Typed, unknown, Address>({
    resolver: zodResolver(addressSchema),
    defaultValues: address ?? { ...EMPTY, recipient: name },
  })
  const problem = useFieldWords(form)
  const [phone, setPhone] = useState(phoneParts(address?.phone ?? '', address?.country ?? 'SA'))
  const [noPhone, setNoPhone] = useState(false)
  const save = useMutation(
    query.identity.saveAddress.mutationOptions({
      onSuccess: () => {
        toast.success(t('saved'))
        if (next) router.push(next)
        router.refresh()
      },
    }),
  )
  const submit = form.handleSubmit((values) => {
    const whole = wholePhone(phone)
    setNoPhone(whole === '')
    if (whole !== '') save.mutate({ ...values, phone: whole })
  })
  const line = (field: FieldPath<Typed>, autoComplete: string) => (
    <TextInput autoComplete={autoComplete} {...form.register(field)} />
  )
  return (
    <form noValidate onSubmit={submit} className="flex max-w-2xl flex-col gap-5">
      <Field label={t('recipient')} hint={t('recipient_hint')} error={problem('recipient')} required>
        {line('recipient', 'name')}
      </Field>
      <Field label={t('phone')} hint={t('phone_hint')} error={noPhone && common('required')} required>
        <PhoneInput
          country={phone.country}
          value={phone.number}
          onCountryChange={(country) => setPhone({ ...phone, country })}
          onValueChange={(number) => setPhone({ ...phone, number })}
        />
      </Field>
      <h2 className="mt-3 border-line border-t pt-6 font-semibold text-lg">{t('where')}</h2>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('country')} error={problem('country')} required>
          <Select
            autoComplete="country"
            options={countrySchema.options.map((value) => ({ value, label: common(`country_${value}`) }))}
            {...form.register('country')}
          />
        </Field>
        <Field label={t('city')} error={problem('city')} required>
          {line('city', 'address-level2')}
        </Field>
        <Field label={t('district')} error={problem('district')} required>
          {line('district', 'address-level3')}
        </Field>
        <Field label={t('street')} error={problem('street')} required>
          {line('street', 'address-line1')}
        </Field>
        <Field label={t('building')} error={problem('building')} required>
          {line('building', 'off')}
        </Field>
        <Field label={t('unit')} error={problem('unit')} optional>
          {line('unit', 'off')}
        </Field>
        <Field label={t('postal_code')} hint={t('postal_code_hint')} error={problem('postalCode')} optional>
          <TextInput inputMode="numeric" dir="ltr" autoComplete="postal-code" {...form.register('postalCode')} />
        </Field>
        <Field label={t('directions')} hint={t('directions_hint')} error={problem('directions')} optional>
          {line('directions', 'off')}
        </Field>
      </div>
      <RefusalNotice refused={save.error} />
      <Button type="submit" pending={save.isPending} className="sm:w-fit">
        {t(next ? 'save_and_return' : 'save')}
      </Button>
    </form>
  )
}
