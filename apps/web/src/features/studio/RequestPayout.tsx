'use client'

import type { MoneyWire } from '@dallal/contract'
import { formatMoney, isolate, isolateLtr } from '@dallal/i18n'
import { formatDecimal } from '@dallal/kernel'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { useIntentKey } from '#shell/use-intent-key.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { MoneyInput } from '#ui/MoneyInput.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RefusalNotice, useRefusalWords } from '#ui/RefusalNotice.tsx'
import { payoutAsked } from './payout-form.ts'

export interface RequestPayoutProps {
  available: MoneyWire
  /** Where it goes: the last digits of the account and whose it is. */
  account: { ibanLast4: string; legalName: string }
}

/** Asks for available money to be sent to the bank; the answer stays on the page. */
export function RequestPayout({ available, account }: RequestPayoutProps) {
  const t = useTranslations('studio')
  const common = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const intent = useIntentKey()
  const wordsFor = useRefusalWords()
  const all = formatDecimal({ minor: BigInt(available.minor), currency: available.currency })
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState(all)
  const [isAsked, setAsked] = useState(false)
  const asked = payoutAsked(typed, available)
  const request = useMutation(
    query.payout.requestPayout.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        intent.renew()
        router.refresh()
      },
    }),
  )
  function open(next: boolean) {
    setOpen(next)
    setTyped(all)
    setAsked(false)
    if (next) request.reset()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (asked.kind === 'whole') request.mutate({ key: intent.key, amount: asked.amount })
  }
  const hasNothing = BigInt(available.minor) <= 0n
  return (
    <div className="flex flex-col gap-4">
      {request.isSuccess && (
        <Notice tone="good" announce>
          {t('requested_notice', { amount: formatMoney(request.data.amount, locale) })}
        </Notice>
      )}
      {hasNothing ? (
        <p className="text-soft">{t('request_nothing')}</p>
      ) : (
        <Dialog
          open={isOpen}
          onOpenChange={open}
          title={t('request_title')}
          description={t('request_body', {
            last4: isolateLtr(account.ibanLast4),
            name: isolate(account.legalName),
          })}
          trigger={
            <Button variant="commit" className="self-start">
              {t('request_payout')}
            </Button>
          }
          actions={
            <>
              <DialogClose asChild>
                <Button variant="quiet">{common('cancel')}</Button>
              </DialogClose>
              <Button type="submit" form="payout-form" variant="commit" pending={request.isPending}>
                {asked.kind === 'whole'
                  ? t('request_commit', { amount: formatMoney(asked.amount, locale) })
                  : t('request_commit_plain')}
              </Button>
            </>
          }
        >
          <form id="payout-form" noValidate onSubmit={submit} className="flex flex-col gap-4">
            <Field
              label={t('request_amount')}
              hint={t('request_all', { amount: formatMoney(available, locale) })}
              error={isAsked && asked.kind === 'refused' ? wordsFor(asked.refusal) : undefined}
              required
            >
              <MoneyInput currency={available.currency} value={typed} onValueChange={setTyped} />
            </Field>
            <RefusalNotice refused={request.error} />
          </form>
        </Dialog>
      )}
    </div>
  )
}
