'use client'

import type { Locale } from '@dallal/i18n'
import { ImageOff } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { writtenFor } from '#shell/locale/written.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import type { Picture } from './pictures.ts'
import type { ProductForm } from './product-form.ts'

export interface ProductPreviewProps {
  form: ProductForm
  pictures: readonly Picture[]
}

/** What buyers will see, in the language one chooses, while it is being written. */
export function ProductPreview({ form, pictures }: ProductPreviewProps) {
  const t = useTranslations('editor')
  const catalog = useTranslations('catalog')
  const [language, setLanguage] = useState<Locale>(useLocale())
  const title = writtenFor(form.title, language)
  const description = writtenFor(form.description, language)
  const [main] = pictures
  return (
    <aside aria-label={t('preview')} className="top-24 min-w-0 xl:sticky">
      <div className="mb-3 flex items-center justify-between gap-2">
        <h2 className="font-medium text-sm text-soft">{t('preview')}</h2>
        <fieldset className="flex gap-1">
          <legend className="sr-only">{t('preview_language')}</legend>
          {(['ar', 'en'] as const).map((choice) => (
            <Button
              key={choice}
              size="sm"
              variant="plain"
              aria-pressed={choice === language}
              className="aria-pressed:bg-indigo-wash"
              onClick={() => setLanguage(choice)}
            >
              {t(choice === 'ar' ? 'arabic' : 'english')}
            </Button>
          ))}
        </fieldset>
      </div>
      <article
        lang={language}
        dir={language === 'ar' ? 'rtl' : 'ltr'}
        className="max-w-sm overflow-hidden rounded-card border border-line"
      >
        <div className="flex aspect-square items-center justify-center bg-raised text-soft">
          {main ? (
            <img src={main.src} alt="" className="size-full object-contain" />
          ) : (
            <ImageOff aria-hidden="true" strokeWidth={1.75} className="size-8 opacity-60" />
          )}
        </div>
        <div className="flex flex-col gap-2 p-4">
          <h3 lang={title.lang} className="text-balance font-semibold text-lg leading-tight">
            {title.text.trim() || <span className="text-soft">{t('preview_untitled')}</span>}
          </h3>
          <div className="flex flex-wrap gap-2">
            {form.category && <Badge>{catalog(`category_${form.category}`)}</Badge>}
            {form.condition && <Badge>{catalog(`condition_${form.condition}`)}</Badge>}
          </div>
          <p lang={description.lang} className="line-clamp-6 whitespace-pre-line text-sm text-soft">
            {description.text.trim() || catalog('no_description')}
          </p>
        </div>
      </article>
    </aside>
  )
}
