'use client'

import { ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from './Badge.tsx'
import { cn } from './cn.ts'
import { Spinner } from './Spinner.tsx'

export interface ListedPicture {
  key: string
  /** Of our /media, or a `blob:` address while it is on its way. */
  src: string
  alt: string
  pending?: boolean
  /** How much of it has been sent, 0 to 1, and the words for that. */
  progress?: { share: number; words: string }
}

export interface PictureListProps {
  pictures: readonly ListedPicture[]
  onRemove: (key: string) => void
  /** Moves a picture one place forward; the first is the main one. */
  onForward: (key: string) => void
}

const tool =
  'inline-flex size-9 cursor-pointer items-center justify-center rounded-chip bg-floating text-ink shadow-floating hover:text-indigo [&_svg]:size-4'

/** The pictures of a product in their order. Moved by buttons, which work for everyone. */
export function PictureList({ pictures, onRemove, onForward }: PictureListProps) {
  const t = useTranslations('common')
  return (
    <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4">
      {pictures.map(({ key, src, alt, pending, progress }, index) => (
        <li key={key} className="relative aspect-square overflow-hidden rounded-card bg-raised">
          <img src={src} alt={alt} className={cn('size-full object-contain', pending && 'opacity-50')} />
          {pending && <Spinner className="absolute inset-0 m-auto size-6" />}
          {progress && <Progress {...progress} />}
          {index === 0 && (
            <Badge tone="choice" className="absolute start-2 bottom-2">
              {t('picture_main')}
            </Badge>
          )}
          <div className="absolute end-1.5 top-1.5 flex gap-1">
            {index > 0 && (
              <button
                type="button"
                className={tool}
                aria-label={t('picture_forward', { position: `${index + 1}` })}
                onClick={() => onForward(key)}
              >
                <ArrowUp aria-hidden="true" strokeWidth={1.75} />
              </button>
            )}
            <button
              type="button"
              className={tool}
              aria-label={t('picture_remove', { position: `${index + 1}` })}
              onClick={() => onRemove(key)}
            >
              <X aria-hidden="true" strokeWidth={1.75} />
            </button>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Progress({ share, words }: { share: number; words: string }) {
  const percent = Math.round(share * 100)
  return (
    <div
      role="progressbar"
      aria-label={words}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="absolute inset-x-2 bottom-2 h-1.5 overflow-hidden rounded-chip bg-line"
    >
      <div className="h-full rounded-chip bg-indigo" style={{ inlineSize: `${percent}%` }} />
    </div>
  )
}
