'use client'

import { isRefusalCode } from '@dallal/client'
import type { ChatMessage } from '@dallal/contract'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '#ui/Badge.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { useRefusalWords } from '#ui/RefusalNotice.tsx'
import type { Saying } from './sayings.ts'

/** What somebody said. Its direction is that of its own first letter; the name is apart, so that neither turns the other. */
export function ChatLine({ message }: { message: ChatMessage }) {
  const t = useTranslations('chat')
  return (
    <li className="animate-appear py-1 leading-snug">
      <span className="flex flex-wrap items-center gap-x-2">
        <bdi className="font-semibold text-sm">{message.name}</bdi>
        {message.role !== 'viewer' && (
          <Badge tone={message.role === 'seller' ? 'money' : 'choice'}>{t(`role_${message.role}`)}</Badge>
        )}
      </span>
      <p dir="auto" className="break-words text-match">
        {message.text}
      </p>
    </li>
  )
}

/** One's own words that the others do not see: on their way, or not sent and why. */
export function OwnLine({ saying, onPutAside }: { saying: Saying; onPutAside: () => void }) {
  const t = useTranslations('chat')
  const { text, state } = saying
  return (
    <li className="flex items-start gap-1 py-1 leading-snug">
      <div className="min-w-0 grow">
        <p dir="auto" className="break-words text-match opacity-70">
          {text}
        </p>
        <StateWords state={state} />
      </div>
      {state.kind !== 'sending' && (
        <IconButton label={t('put_aside')} onClick={onPutAside} className="-my-2 text-current">
          <X aria-hidden="true" strokeWidth={1.75} />
        </IconButton>
      )}
    </li>
  )
}

function StateWords({ state }: { state: Saying['state'] }) {
  const t = useTranslations('chat')
  const refusalWords = useRefusalWords()
  if (state.kind === 'sending') return <p className="text-sm opacity-70">{t('sending')}</p>
  if (state.kind === 'unanswered') return <p className="font-medium text-sm">{t('unanswered')}</p>
  const reason = refusalWords(isRefusalCode(state.code) ? { code: state.code, ...state.facts } : null)
  return (
    <p role="status" className="font-medium text-sm">
      {t('not_sent', { reason })}
    </p>
  )
}
