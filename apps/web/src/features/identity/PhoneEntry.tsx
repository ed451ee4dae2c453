'use client'

import type { Country } from '@dallal/contract'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { PhoneInput } from '#ui/PhoneInput.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { CodeEntry } from './CodeEntry.tsx'

export interface PhoneEntryProps {
  to: string
  mailbox: string | null
  /** Opening an account asks for a name; signing in does not. */
  asksName: boolean
}

/** A number first, then the code that was sent to it. */
export function PhoneEntry({ to, mailbox, asksName }: PhoneEntryProps) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const locale = useLocale()
  const [country, setCountry] = useState<Country>('SA')
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const send = useMutation(query.identity.requestPhoneCode.mutationOptions())

  const noNumber = asked && number.trim() === ''
  const noName = asked && asksName && name.trim().length < 2
  const sendCode = () => send.mutate({ phone: number, country, locale })
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (number.trim() !== '' && !(asksName && name.trim().length < 2)) sendCode()
  }
  if (send.data) {
    return (
      <CodeEntry
        phone={{ typed: number, shown: send.data.phone, country }}
        name={asksName ? name.trim() : undefined}
        to={to}
        mailbox={mailbox}
        onOtherPhone={() => send.reset()}
      />
    )
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {asksName && (
        <Field label={t('name')} hint={t('name_hint')} error={noName && common('required')} required>
          <TextInput autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      )}
      <Field label={common('phone_number')} hint={t('phone_hint')} error={noNumber && common('required')} required>
        <PhoneInput country={country} value={number} onCountryChange={setCountry} onValueChange={setNumber} />
      </Field>
      <RefusalNotice refused={send.error} />
      <Button type="submit" full pending={send.isPending}>
        {t('send_code')}
      </Button>
    </form>
  )
}
