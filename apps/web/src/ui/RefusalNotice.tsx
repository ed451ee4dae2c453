'use client'

import { refusalOf } from '@dallal/client'
import type { Refusal } from '@dallal/contract'
import { type Messages, refusalArguments } from '@dallal/i18n'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice, type NoticeTone } from './Notice.tsx'

type Spoken = keyof Messages['refusals']

/** Turns a refusal, or whatever a call threw, into the sentence for it. */
export function useRefusalWords(): (refused: Refusal | unknown) => string {
  const locale = useLocale()
  const t = useTranslations('refusals')
  return (refused) => {
    const refusal = isRefusal(refused) ? refused : refusalOf(refused)
    if (refusal === null) return t(isUnreachable(refused) ? 'offline' : 'unknown')
    const key: Spoken = refusal.code
    // The arguments of a code are the facts of that code, which the contract has checked; one type cannot say it for all.
    return t(key as 'unknown', refusalArguments(refusal, locale) as never)
  }
}

export interface RefusalNoticeProps {
  /** What a call threw, or a refusal; nothing is drawn without one. */
  refused: Refusal | unknown
  tone?: NoticeTone
  action?: ReactNode
  className?: string
}

/** What was refused, what it means for the money, what to do next. */
export function RefusalNotice({ refused, tone = 'danger', action, className }: RefusalNoticeProps) {
  const wordsFor = useRefusalWords()
  if (refused === null || refused === undefined) return null
  return (
    <Notice tone={tone} action={action} className={className} announce>
      {wordsFor(refused)}
    </Notice>
  )
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && !(value instanceof Error) && 'code' in value
}

/** `fetch` throws a TypeError when no answer came at all, and a time-out when it came too late. */
function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')
}
