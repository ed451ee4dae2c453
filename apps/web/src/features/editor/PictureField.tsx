'use client'

import { MAX_IMAGE_BYTES } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '#ui/Field.tsx'
import { FileDrop } from '#ui/FileDrop.tsx'
import { PictureList } from '#ui/PictureList.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { usePictures } from './use-pictures.ts'

export interface PictureFieldProps {
  label: string
  hint: string
  limit: number
  /** Said in place of the drop area when no more fit. */
  full: string
  uploads: ReturnType<typeof usePictures>
  error?: string
  /** The heading above already says it. */
  hideLabel?: boolean
}

/** Pictures one can add, order and take out; each is uploaded as soon as it is chosen. */
export function PictureField({ label, hint, limit, full, uploads, error, hideLabel }: PictureFieldProps) {
  const t = useTranslations('editor')
  const [said, setSaid] = useState('')
  const { pictures } = uploads
  const shown = pictures.map((picture, index) => ({
    key: picture.key,
    src: picture.src,
    alt: t('picture_of', { position: `${index + 1}`, total: `${pictures.length}` }),
    ...(picture.kind === 'uploading' && {
      pending: true,
      progress: {
        share: picture.share,
        words: t('picture_uploading', { percent: `${Math.round(picture.share * 100)}%`, name: isolate(picture.name) }),
      },
    }),
  }))
  function remove(key: string) {
    uploads.remove(key)
    setSaid(t('picture_removed', { total: `${pictures.length - 1}` }))
  }
  function forward(key: string) {
    uploads.forward(key)
    const position = pictures.findIndex((picture) => picture.key === key)
    setSaid(t('picture_moved', { position: `${position}`, total: `${pictures.length}` }))
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label={label} hint={pictures.length < limit ? hint : full} error={error} hideLabel={hideLabel}>
        {pictures.length < limit && (
          <FileDrop onFiles={uploads.add} maxBytes={MAX_IMAGE_BYTES} multiple={limit > 1} className="min-h-32" />
        )}
      </Field>
      {pictures.length > 0 && <PictureList pictures={shown} onRemove={remove} onForward={forward} />}
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      {uploads.refused.map(({ name, error: why }) => (
        <div key={name}>
          <p className="text-pomegranate text-sm">{t('picture_failed', { name: isolate(name) })}</p>
          <RefusalNotice refused={why} className="mt-1" />
        </div>
      ))}
    </div>
  )
}
