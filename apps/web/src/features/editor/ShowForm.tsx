'use client'

import { refusalOf } from '@dallal/client'
import type { Show } from '@dallal/contract'
import { formatDay, formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type FieldPath, useForm, useWatch } from 'react-hook-form'
import { toast } from 'sonner'
import { browserApi } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { useIntentKey } from '#shell/use-intent-key.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice, useRefusalWords } from '#ui/RefusalNotice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'
import { momentOf } from './market-time.ts'
import { PictureField } from './PictureField.tsx'
import { imagesOf } from './pictures.ts'
import { ownCovers, showDraft, showForm, showFormSchema, type ShowForm as Written } from './show-form.ts'
import { textAt } from './text-at.ts'
import { usePictures } from './use-pictures.ts'

/** Refusals that are told beside the field of the start. */
const ABOUT_THE_START: ReadonlySet<string> = new Set(['show_start_missing', 'show_start_in_the_past'])

export interface ShowFormProps {
  before: Show | null
  onDirtyChange?: (isDirty: boolean) => void
}

/** What a show is called, how it looks in a list, and when it starts. */
export function ShowForm({ before, onDirtyChange }: ShowFormProps) {
  const t = useTranslations('editor')
  const router = useRouter()
  const intent = useIntentKey()
  const covers = ownCovers(before)
  const [savedCover, setSavedCover] = useState(covers[0]?.id)
  const uploads = usePictures(covers, 1)
  const initial = showForm(before)
  const form = useForm({ resolver: zodResolver(showFormSchema), defaultValues: initial })
  // The value is given to the control as well, so that the form is filled in before this code runs in the browser.
  const field = (name: FieldPath<typeof initial>) => ({ ...form.register(name), defaultValue: textAt(initial, name) })
  const problem = useFieldWords(form)
  const wordsFor = useRefusalWords()
  const images = imagesOf(uploads.pictures)
  const save = useMutation({
    mutationFn: (written: Written) => {
      const draft = showDraft(written, images ?? [])
      return before
        ? browserApi.shows.updateShow({ show: before.id, draft })
        : browserApi.shows.createShow({ key: intent.key, draft })
    },
    onSuccess: (show, saved) => {
      toast(t('show_saved'))
      form.reset(saved)
      setSavedCover(images?.[0]?.id)
      if (before === null) router.replace(paths.studioShow(show.id))
      router.refresh()
    },
  })
  const startsAt = useWatch({ control: form.control, name: 'startsAt' })
  const isStartRefused = ABOUT_THE_START.has(refusalOf(save.error)?.code ?? '')
  const isDirty = form.formState.isDirty || images === null || images[0]?.id !== savedCover
  useEffect(() => onDirtyChange?.(isDirty), [isDirty, onDirtyChange])
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => save.mutate(values))} className="flex flex-col gap-5">
      <div className="grid gap-5 lg:grid-cols-2">
        <Field label={t('show_title_ar')} error={problem('title.ar')} required>
          <TextInput lang="ar" dir="rtl" {...field('title.ar')} />
        </Field>
        <Field label={t('show_title_en')} error={problem('title.en')} optional>
          <TextInput lang="en" dir="ltr" {...field('title.en')} />
        </Field>
      </div>
      <Field
        label={t('starts_at')}
        hint={<StartWords startsAt={startsAt} />}
        error={problem('startsAt') ?? (isStartRefused ? wordsFor(save.error) : undefined)}
        className="max-w-md"
      >
        <TextInput type="datetime-local" dir="ltr" {...field('startsAt')} />
      </Field>
      <PictureField label={t('cover')} hint={t('cover_hint')} full={t('cover_replace')} limit={1} uploads={uploads} />
      {!isStartRefused && <RefusalNotice refused={save.error} />}
      <Button
        type="submit"
        variant={before ? 'quiet' : 'primary'}
        className="self-start"
        disabled={images === null || (before !== null && !isDirty)}
        pending={save.isPending}
      >
        {t(before ? 'save_show' : 'create_show')}
      </Button>
    </form>
  )
}

/** The zone that is meant, and once a time is chosen, how buyers read it. */
function StartWords({ startsAt }: { startsAt: string }) {
  const t = useTranslations('editor')
  const show = useTranslations('show')
  const locale = useLocale()
  const moment = momentOf(startsAt)
  if (moment === null) return t('starts_hint')
  const at = instant(moment)
  return t('starts_words', { when: show('day_and_time', { day: formatDay(at, locale), time: formatTime(at, locale) }) })
}
