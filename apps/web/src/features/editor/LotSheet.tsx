'use client'

import type { LotSummary } from '@dallal/contract'
import { type Currency, MS } from '@dallal/kernel'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { browserApi } from '#shell/browser-api.ts'
import { useIntentKey } from '#shell/use-intent-key.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { MoneyInput } from '#ui/MoneyInput.tsx'
import { RadioCards } from '#ui/RadioCards.tsx'
import { RefusalNotice, useRefusalWords } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { choicesWith, DURATIONS, EXTENSIONS, type LotForm, lotDraft, startPriceOf, WINDOWS } from './lot-form.ts'
import { useLengthWords } from './RuleWords.tsx'

/** A product that can become a lot, and how many pieces of it are not promised to one yet. */
export interface Offerable {
  readonly id: string
  readonly title: string
  readonly left: number
}

export interface LotSheetProps {
  title: string
  show: string
  currency: Currency
  /** The lot that is changed, or null for a new one. */
  lot: LotSummary | null
  initial: LotForm
  products: readonly Offerable[]
  onClose: () => void
  onSaved: (lot: LotSummary) => void
}

/** What is sold, from which price, for how long, and how it ends. */
export function LotSheet({ title, show, currency, lot, initial, products, onClose, onSaved }: LotSheetProps) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const wordsFor = useRefusalWords()
  const lengthOf = useLengthWords()
  const intent = useIntentKey()
  const [form, setForm] = useState(initial)
  const [isAsked, setAsked] = useState(false)
  const price = startPriceOf(form, currency)
  const save = useMutation({
    mutationFn: async () => {
      if (!price.ok) throw price.refusal
      const draft = lotDraft(form, price.value)
      return lot
        ? await browserApi.auction.updateLot({ lot: lot.id, draft })
        : await browserApi.auction.addLot({ show, key: intent.key, draft })
    },
    onSuccess: onSaved,
  })
  const change = (part: Partial<LotForm>) => setForm((before) => ({ ...before, ...part }))
  const lengths = (choices: readonly number[], chosen: number) =>
    choicesWith(choices, chosen).map((count) => ({ value: `${count}`, label: lengthOf(count * MS.second) }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (price.ok && form.product !== '') save.mutate()
  }
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      className="max-h-[92dvh]"
      footer={
        <Button type="submit" form="lot-form" full pending={save.isPending}>
          {lot ? common('save') : t('add_lot')}
        </Button>
      }
    >
      <form id="lot-form" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t('lot_product')}
          error={isAsked && form.product === '' ? common('required') : undefined}
          required
        >
          <Select
            placeholder={t('choose_product')}
            value={form.product}
            onChange={(event) => change({ product: event.target.value })}
            options={products.map(({ id, title: name, left }) => ({
              value: id,
              label: t('product_left', { count: left, title: name }),
              disabled: left < 1 && id !== lot?.product.id,
            }))}
          />
        </Field>
        <Field
          label={t('start_price')}
          hint={t('start_price_hint')}
          error={isAsked && !price.ok ? wordsFor(price.refusal) : undefined}
          required
        >
          <MoneyInput
            currency={currency}
            value={form.startPrice}
            onValueChange={(startPrice) => change({ startPrice })}
          />
        </Field>
        <Field label={t('duration')}>
          <Select
            value={`${form.seconds}`}
            onChange={(event) => change({ seconds: Number(event.target.value) })}
            options={lengths(DURATIONS, form.seconds)}
          />
        </Field>
        <RadioCards
          label={t('ending')}
          value={form.suddenDeath ? 'sudden' : 'extend'}
          onValueChange={(value) => change({ suddenDeath: value === 'sudden' })}
          cards={[
            { value: 'extend', label: t('ending_extend'), hint: t('ending_extend_hint') },
            { value: 'sudden', label: t('ending_sudden'), hint: t('ending_sudden_hint') },
          ]}
        />
        {!form.suddenDeath && (
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('window')}>
              <Select
                value={`${form.windowSeconds}`}
                onChange={(event) => change({ windowSeconds: Number(event.target.value) })}
                options={lengths(WINDOWS, form.windowSeconds)}
              />
            </Field>
            <Field label={t('extension')}>
              <Select
                value={`${form.extensionSeconds}`}
                onChange={(event) => change({ extensionSeconds: Number(event.target.value) })}
                options={lengths(EXTENSIONS, form.extensionSeconds)}
              />
            </Field>
          </div>
        )}
        <RefusalNotice refused={save.error} />
      </form>
    </Sheet>
  )
}
