'use client'

import type { Country } from '@dallal/contract'
import { formatCountdown, isolateLtr } from '@dallal/i18n'
import { MS } from '@dallal/kernel'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { OtpInput } from '#ui/OtpInput.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

const LENGTH = 6
/** A message takes a while; asking again at once would only send a second code that ends the first. */
const PATIENCE_MS = 30 * MS.second

export interface CodeEntryProps {
  phone: { typed: string; shown: string; country: Country }
  /** Of the account to open, where one is being opened. */
  name: string | undefined
  to: string
  mailbox: string | null
  onOtherPhone: () => void
}

/** The code that was sent; the last digit sends it off. */
export function CodeEntry({ phone, name, to, mailbox, onOtherPhone }: CodeEntryProps) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const locale = useLocale()
  const [code, setCode] = useState('')
  const shown = isolateLtr(phone.shown)
  const signIn = useMutation(
    query.identity.signInWithPhone.mutationOptions({
      onSuccess: () => window.location.assign(to),
      onError: () => setCode(''),
    }),
  )
  const enter = (digits: string) =>
    signIn.mutate({ phone: phone.typed, country: phone.country, code: digits, name, locale })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (code.length === LENGTH) enter(code)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Field label={common('one_time_code')} hint={t('code_hint', { phone: shown })} required>
        <OtpInput
          value={code}
          onValueChange={setCode}
          onComplete={(digits) => signIn.isPending || enter(digits)}
          length={LENGTH}
          disabled={signIn.isSuccess}
          autoFocus
        />
      </Field>
      <RefusalNotice refused={signIn.error} />
      {mailbox && (
        <Notice
          action={
            <a href={mailbox} target="_blank" rel="noreferrer" className="font-medium text-indigo underline">
              {t('open_mailbox')}
            </a>
          }
        >
          {t('mailbox_note')}
        </Notice>
      )}
      <Button type="submit" full pending={signIn.isPending || signIn.isSuccess} disabled={code.length < LENGTH}>
        {t('verify_code')}
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <SendAgain phone={phone} shown={shown} />
        <Button variant="plain" size="sm" onClick={onOtherPhone}>
          {t('other_phone')}
        </Button>
      </div>
    </form>
  )
}

function SendAgain({ phone, shown }: { phone: CodeEntryProps['phone']; shown: string }) {
  const t = useTranslations('auth')
  const locale = useLocale()
  const [left, startWaiting] = useTimeLeft(PATIENCE_MS)
  const send = useMutation(query.identity.requestPhoneCode.mutationOptions({ onSuccess: startWaiting }))
  if (left > 0) {
    return (
      <p className="flex min-h-9 items-center text-sm text-soft" role={send.isSuccess ? 'status' : undefined}>
        {send.isSuccess ? t('code_sent_again', { phone: shown }) : t('send_again_in', { time: formatCountdown(left) })}
      </p>
    )
  }
  return (
    <>
      <Button
        variant="plain"
        size="sm"
        pending={send.isPending}
        onClick={() => send.mutate({ phone: phone.typed, country: phone.country, locale })}
      >
        {t('send_again')}
      </Button>
      <RefusalNotice refused={send.error} className="basis-full" />
    </>
  )
}

/** Counts down from a length of time, by the second; the second part starts it anew. */
function useTimeLeft(lengthMs: number): [leftMs: number, startAgain: () => void] {
  const [endsAt, setEndsAt] = useState<number | null>(null)
  const [left, setLeft] = useState(lengthMs)
  useEffect(() => {
    const end = endsAt ?? performance.now() + lengthMs
    const tick = () => setLeft(Math.max(0, end - performance.now()))
    tick()
    const timer = setInterval(tick, MS.second)
    return () => clearInterval(timer)
  }, [lengthMs, endsAt])
  return [left, () => setEndsAt(performance.now() + lengthMs)]
}
