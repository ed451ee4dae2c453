'use client'

import { isLocale, LOCALES, type Locale } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { query } from '#shell/browser-api.ts'
import { RadioCards } from '#ui/RadioCards.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

/** The language in which messages are written to a person; takes effect at once, and goes back where it was refused. */
export function LetterLanguage({ locale }: { locale: Locale }) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const [chosen, setChosen] = useState(locale)
  const update = useMutation(
    query.identity.updateMe.mutationOptions({
      onSuccess: () => toast.success(common('saved')),
      onError: () => setChosen(locale),
    }),
  )
  function choose(value: string) {
    if (!isLocale(value)) return
    setChosen(value)
    update.mutate({ locale: value })
  }
  return (
    <>
      <RadioCards
        label={t('letters_language')}
        value={chosen}
        onValueChange={choose}
        cards={LOCALES.map((value) => ({ value, label: t(`language_${value}`) }))}
        className="grid-cols-2"
      />
      <RefusalNotice refused={update.error} className="mt-3" />
    </>
  )
}
