'use client'

import { type LotSummary, lineSchema, voidReasonSchema } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { query } from '#shell/browser-api.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { fieldProblem } from '#ui/field-problem.ts'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'

const noteSchema = lineSchema(3, 300)
type Reason = z.infer<typeof voidReasonSchema>

export interface VoidLotProps {
  lot: LotSummary & { shopName: string }
  onVoided: (lot: LotSummary) => void
}

/** Takes an open lot back: every hold is released. The reason is heard by the room, the note stays here. */
export function VoidLot({ lot, onVoided }: VoidLotProps) {
  const t = useTranslations('console')
  const common = useTranslations('common')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<Reason>('item_problem')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const checked = noteSchema.safeParse(note)
  const [issue] = checked.error?.issues ?? []
  const number = `${lot.number}`
  const id = `void-${lot.id}`
  const takeBack = useMutation(
    query.auction.voidLot.mutationOptions({
      onSuccess: (voided) => {
        setOpen(false)
        onVoided(voided)
      },
    }),
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (checked.success) takeBack.mutate({ lot: lot.id, reason, note: checked.data })
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('void_ask', { number })}
      description={t('void_body')}
      trigger={
        <Button size="sm" variant="danger" aria-label={t('void_open', { number, shop: isolate(lot.shopName) })}>
          {t('void_lot')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{t('void_keep')}</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="danger" pending={takeBack.isPending}>
            {t('void_lot')}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4 whitespace-normal text-start">
        <Field label={t('void_reason')} required>
          <Select
            value={reason}
            onChange={(event) => setReason(voidReasonSchema.parse(event.target.value))}
            options={voidReasonSchema.options.map((value) => ({ value, label: t(`void_${value}`) }))}
          />
        </Field>
        <Field
          label={t('void_note')}
          hint={t('void_note_hint')}
          error={isAsked && issue ? common(fieldProblem(issue.code, note)) : undefined}
          required
        >
          <TextArea rows={2} className="min-h-20" value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <RefusalNotice refused={takeBack.error} />
      </form>
    </Dialog>
  )
}
