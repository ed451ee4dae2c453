'use client'

import { SendHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type Ref, useState } from 'react'
import { cn } from '#ui/cn.ts'

export interface ChatInputProps {
  onSay: (text: string) => void
  inputRef?: Ref<HTMLInputElement>
  className?: string
}

/** Where one writes. What was sent leaves the field at once; what is refused comes back in the list with its reason. */
export function ChatInput({ onSay, inputRef, className }: ChatInputProps) {
  const t = useTranslations('chat')
  const [text, setText] = useState('')

  function send(event: FormEvent): void {
    event.preventDefault()
    if (text.trim() === '') return
    onSay(text.trim())
    setText('')
  }

  return (
    <form
      onSubmit={send}
      className={cn(
        'flex items-center rounded-chip has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-indigo has-[input:focus-visible]:outline-offset-2',
        className,
      )}
    >
      <input
        ref={inputRef}
        type="text"
        dir="auto"
        value={text}
        maxLength={500}
        enterKeyHint="send"
        autoComplete="off"
        aria-label={t('placeholder')}
        placeholder={t('placeholder')}
        onChange={(event) => setText(event.target.value)}
        className="min-h-12 w-full min-w-0 grow rounded-chip bg-transparent ps-4 text-base outline-none placeholder:text-current placeholder:opacity-70"
      />
      <button
        type="submit"
        aria-label={t('send')}
        disabled={text.trim() === ''}
        className="inline-flex size-12 shrink-0 cursor-pointer items-center justify-center rounded-chip disabled:opacity-45"
      >
        <SendHorizontal aria-hidden="true" strokeWidth={1.75} className="size-5 rtl:-scale-x-100" />
      </button>
    </form>
  )
}
