'use client'

import { isUuid } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRouter } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { JOURNAL_KINDS, type JournalKind } from './ledger-words.ts'

export interface JournalSearchProps {
  kind: JournalKind | null
  subject: string
}

/** Journals by kind and by what they are about; the search has an address. */
export function JournalSearch({ kind, subject }: JournalSearchProps) {
  const t = useTranslations('console')
  const router = useRouter()
  const [chosen, setChosen] = useState<string>(kind ?? 'any')
  const [about, setAbout] = useState(subject)
  const id = about.trim().toLowerCase()
  const isWhole = id === '' || isUuid(id)
  const [isAsked, setAsked] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!isWhole) return
    router.push(withParams(paths.consoleLedger, { kind: chosen === 'any' ? null : chosen, subject: id }))
  }
  return (
    <form noValidate onSubmit={submit} className="mb-5 grid items-start gap-4 md:grid-cols-[14rem_minmax(0,1fr)_auto]">
      <Field label={t('journal_kind')}>
        <Select
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          options={[
            { value: 'any', label: t('any_kind') },
            ...JOURNAL_KINDS.map((value) => ({ value, label: t(`kind_${value}`) })),
          ]}
        />
      </Field>
      <Field
        label={t('subject')}
        hint={t('subject_hint')}
        error={isAsked && !isWhole ? t('subject_invalid') : undefined}
        optional
      >
        <TextInput dir="ltr" autoComplete="off" value={about} onChange={(event) => setAbout(event.target.value)} />
      </Field>
      <div className="flex gap-3 md:pt-7">
        <Button type="submit" variant="quiet">
          {t('search')}
        </Button>
        {(kind !== null || subject !== '') && (
          <Button variant="plain" onClick={() => router.push(paths.consoleLedger)}>
            {t('clear')}
          </Button>
        )}
      </div>
    </form>
  )
}
