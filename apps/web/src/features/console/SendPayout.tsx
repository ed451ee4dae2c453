'use client'

import { lineSchema } from '@dallal/contract'
import { formatMoney, isolate } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { fieldProblem } from '#ui/field-problem.ts'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Iban } from './Iban.tsx'
import type { PayoutStepProps } from './payout-step.ts'

const referenceSchema = lineSchema(3, 40)

/** Notes that the bank has the order, under the reference it gave. */
export function SendPayout({ payout, onDone }: PayoutStepProps) {
  const t = useTranslations('console')
  const common = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [reference, setReference] = useState('')
  const [isAsked, setAsked] = useState(false)
  const facts = { amount: formatMoney(payout.amount, locale), shop: isolate(payout.seller.shopName) }
  const checked = referenceSchema.safeParse(reference)
  const [issue] = checked.error?.issues ?? []
  const send = useMutation(
    query.payout.markPayoutSent.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        onDone(t('sent_notice', facts))
        router.refresh()
      },
    }),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (checked.success) send.mutate({ payout: payout.id, bankReference: checked.data })
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('send_title', facts)}
      description={t('send_body')}
      trigger={<Button size="sm">{t('mark_sent')}</Button>}
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{common('cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={`send-${payout.id}`} variant="commit" pending={send.isPending}>
            {t('mark_sent')}
          </Button>
        </>
      }
    >
      <form
        id={`send-${payout.id}`}
        noValidate
        onSubmit={submit}
        className="flex flex-col gap-4 whitespace-normal text-start"
      >
        <dl className="flex flex-col gap-2 rounded-card bg-raised p-4">
          <div>
            <dt className="text-sm text-soft">{t('legal_name')}</dt>
            <dd>
              <bdi className="font-medium">{payout.seller.legalName}</bdi>
            </dd>
          </div>
          <div>
            <dt className="text-sm text-soft">{t('iban_of')}</dt>
            <dd>
              <Iban iban={payout.iban} />
            </dd>
          </div>
          <div className="pt-1">
            <CopyButton text={payout.iban} label={t('copy_iban')} copied={t('iban_copied')} />
          </div>
        </dl>
        <Field
          label={t('reference')}
          hint={t('reference_hint')}
          error={isAsked && issue ? common(fieldProblem(issue.code, reference)) : undefined}
          required
        >
          <TextInput
            dir="ltr"
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        </Field>
        <RefusalNotice refused={send.error} />
      </form>
    </Dialog>
  )
}
