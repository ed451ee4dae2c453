'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cn } from '#ui/cn.ts'
import { ChatLine, OwnLine } from './ChatLine.tsx'
import { isCalm } from './sayings.ts'
import type { Chat } from './use-chat.ts'

/** Nearer to the foot than this one is reading along, and new words keep it in view. */
const AT_FOOT_PX = 64

/** The last words of a show, newest at the foot. Read aloud only while few speak. */
export function ChatList({ chat, className }: { chat: Chat; className?: string }) {
  const t = useTranslations('chat')
  const place = useRef<HTMLDivElement>(null)
  const [isAtFoot, setIsAtFoot] = useState(true)
  const { messages, own } = chat
  const newest = messages?.at(-1)
  const count = (messages?.length ?? 0) + own.length

  useEffect(() => {
    if (count > 0 && isAtFoot) place.current?.scrollTo({ top: place.current.scrollHeight })
  }, [count, isAtFoot])

  const focusable = { tabIndex: 0 }
  return (
    <div
      ref={place}
      {...focusable}
      role="log"
      aria-label={t('title')}
      aria-live={messages !== null && isCalm(messages, newest?.at ?? 0) ? 'polite' : 'off'}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
        setIsAtFoot(scrollHeight - scrollTop - clientHeight < AT_FOOT_PX)
      }
      className={cn('relative overflow-y-auto overscroll-contain', className)}
    >
      {messages !== null && count === 0 && <p className="py-2 opacity-80">{t('empty')}</p>}
      <ul>
        {messages?.map((message) => (
          <ChatLine key={message.id} message={message} />
        ))}
        {own.map((saying) => (
          <OwnLine key={saying.id} saying={saying} onPutAside={() => chat.putAside(saying.id)} />
        ))}
      </ul>
    </div>
  )
}
