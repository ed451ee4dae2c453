'use client'

import { lineSchema } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { fieldProblem } from '#ui/field-problem.ts'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextArea } from '#ui/TextArea.tsx'

const reasonSchema = lineSchema(3, 300)

interface Decision<T extends unknown[]> {
  readonly isPending: boolean
  readonly error: unknown
  readonly run: (...facts: T) => void
}

export interface DecideSellerProps {
  shop: string
  isRejecting: boolean
  onRejecting: (isRejecting: boolean) => void
  verify: Decision<[]>
  reject: Decision<[reason: string]>
}

/** Verify, or reject with the reason the applicant will read. */
export function DecideSeller({ shop, isRejecting, onRejecting, verify, reject }: DecideSellerProps) {
  const t = useTranslations('console')
  const common = useTranslations('common')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const checked = reasonSchema.safeParse(reason)
  const [issue] = checked.error?.issues ?? []

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (checked.success) reject.run(checked.data)
  }
  if (!isRejecting) {
    return (
      <div className="flex flex-col gap-3">
        <RefusalNotice refused={verify.error} />
        <p className="text-sm text-soft">{t('verify_body')}</p>
        <div className="flex gap-3">
          <Button className="grow" pending={verify.isPending} onClick={verify.run}>
            {t('verify')}
          </Button>
          <Button variant="quiet" onClick={() => onRejecting(true)}>
            {t('reject')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <p className="font-medium">{t('reject_ask', { shop })}</p>
      <Field
        label={t('reason')}
        hint={t('reject_body')}
        error={isAsked && issue ? common(fieldProblem(issue.code, reason)) : undefined}
        required
      >
        <TextArea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} className="min-h-20" />
      </Field>
      <RefusalNotice refused={reject.error} />
      <div className="flex gap-3">
        <Button type="submit" variant="danger" className="grow" pending={reject.isPending}>
          {t('reject')}
        </Button>
        <Button variant="quiet" onClick={() => onRejecting(false)}>
          {common('back')}
        </Button>
      </div>
    </form>
  )
}
