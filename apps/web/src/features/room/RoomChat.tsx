'use client'

import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { ChatInput } from '#features/chat/ChatInput.tsx'
import { ChatList } from '#features/chat/ChatList.tsx'
import type { Chat } from '#features/chat/use-chat.ts'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'

export interface RoomChatProps {
  chat: Chat
  isSignedIn: boolean
  returnTo: string
  inputRef?: Ref<HTMLInputElement>
}

/** The chat: words over the foot of the video on a phone, a column of its own on a desk. */
export function RoomChat({ chat, isSignedIn, returnTo, inputRef }: RoomChatProps) {
  const t = useTranslations('chat')
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-0 flex-col gap-2 max-lg:text-on-scrim lg:h-full lg:gap-3 lg:p-4"
    >
      <h2 className="font-semibold text-lg max-lg:sr-only">{t('title')}</h2>
      <ChatList
        chat={chat}
        className="min-h-0 max-lg:max-h-[24dvh] max-lg:[mask-image:linear-gradient(transparent,black_8%)] max-lg:[scrollbar-width:none] lg:grow max-lg:[&_li]:mt-1 max-lg:[&_li]:w-fit max-lg:[&_li]:rounded-field max-lg:[&_li]:bg-scrim/60 max-lg:[&_li]:px-2.5"
      />
      {isSignedIn ? (
        <ChatInput
          onSay={chat.say}
          inputRef={inputRef}
          className="max-lg:bg-scrim/55 lg:border lg:border-edge lg:bg-page"
        />
      ) : (
        <Link
          href={withParams(paths.signIn, { next: returnTo })}
          className="inline-flex min-h-12 items-center rounded-chip px-4 no-underline max-lg:w-fit max-lg:bg-scrim/55 lg:border lg:border-edge lg:text-indigo"
        >
          {t('sign_in_to_write')}
        </Link>
      )}
    </section>
  )
}
