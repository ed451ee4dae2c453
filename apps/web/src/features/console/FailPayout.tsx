'use client'

import { lineSchema } from '@dallal/contract'
import { formatMoney, isolate } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { fieldProblem } from '#ui/field-problem.ts'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import type { PayoutStepProps } from './payout-step.ts'

const reasonSchema = lineSchema(3, 300)

/** Notes that the bank did not take a payout, with the reason its seller will read; it cannot be taken back. */
export function FailPayout({ payout, onDone }: PayoutStepProps) {
  const t = useTranslations('console')
  const common = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const facts = { amount: formatMoney(payout.amount, locale), shop: isolate(payout.seller.shopName) }
  const checked = reasonSchema.safeParse(reason)
  const [issue] = checked.error?.issues ?? []
  const fail = useMutation(
    query.payout.markPayoutFailed.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        onDone(t('failed_notice', facts))
        router.refresh()
      },
    }),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (checked.success) fail.mutate({ payout: payout.id, reason: checked.data })
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('failed_ask', facts)}
      description={t('failed_body')}
      trigger={
        <Button size="sm" variant="plain">
          {t('mark_failed')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{common('cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={`fail-${payout.id}`} variant="danger" pending={fail.isPending}>
            {t('mark_failed')}
          </Button>
        </>
      }
    >
      <form
        id={`fail-${payout.id}`}
        noValidate
        onSubmit={submit}
        className="flex flex-col gap-4 whitespace-normal text-start"
      >
        <Field
          label={t('failed_reason')}
          hint={t('reason_hint')}
          error={isAsked && issue ? common(fieldProblem(issue.code, reason)) : undefined}
          required
        >
          <TextArea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} className="min-h-20" />
        </Field>
        <RefusalNotice refused={fail.error} />
      </form>
    </Dialog>
  )
}
