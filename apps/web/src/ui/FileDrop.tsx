'use client'

import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { cn } from './cn.ts'
import { useField } from './Field.tsx'

const MEGABYTE = 1_048_576
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp']

export interface FileDropProps {
  /** Pictures a person dropped or chose; the server is who judges type and size, this only passes them on. */
  onFiles: (files: File[]) => void
  /** Told beside the words, so that nobody waits for a refusal. */
  maxBytes: number
  multiple?: boolean
  disabled?: boolean
  className?: string
}

/** A place to drop pictures on, which is also a button that opens the device's own chooser or camera. */
export function FileDrop({ onFiles, maxBytes, multiple = true, disabled, className }: FileDropProps) {
  const t = useTranslations('common')
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)

  function take(list: FileList | null) {
    const files = Array.from(list ?? [])
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files)
  }
  return (
    <>
      <button
        type="button"
        disabled={disabled}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex min-h-36 w-full cursor-pointer flex-col items-center justify-center gap-1.5 rounded-card border border-edge border-dashed bg-page p-5 text-center hover:border-indigo disabled:cursor-not-allowed disabled:opacity-55',
          isOver && 'border-indigo bg-indigo-wash',
          className,
        )}
        {...useField()}
      >
        <ImagePlus aria-hidden="true" strokeWidth={1.75} className="size-6 text-indigo" />
        <span className="font-medium text-indigo">{t('picture_add')}</span>
        <span className="text-sm text-soft">{t('picture_drop')}</span>
        <span className="text-soft text-xs">
          {t('picture_rules', { megabytes: `${Math.floor(maxBytes / MEGABYTE)}` })}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={PICTURE_TYPES.join(',')}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </>
  )
}
