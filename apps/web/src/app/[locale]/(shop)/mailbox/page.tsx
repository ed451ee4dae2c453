import { refusalOf } from '@dallal/client'
import { isolateLtr } from '@dallal/i18n'
import { Inbox, Mail, MessageSquareText } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { type Letter, MailboxLetter } from '#features/shop/MailboxLetter.tsx'
import { api } from '#shell/api.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

const icon = { 'aria-hidden': true, strokeWidth: 1.75 } as const

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('shell')])
  return pageMetadata({ locale, path: paths.mailbox, title: t('mailbox') })
}

/** What would have been sent. Where the server has no tools of development, this page does not exist. */
export default async function MailboxPage({ searchParams }: { searchParams: SearchParams }) {
  const cursor = one((await searchParams).cursor)
  const [letters, t] = await Promise.all([lettersOf(cursor), getTranslations('shell')])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('mailbox')} lead={t('mailbox_lead')} />
      {letters.items.length === 0 ? (
        <EmptyState icon={<Inbox {...icon} />} title={t('mailbox_empty_title')}>
          {t('mailbox_empty_body')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {letters.items.map((letter) => (
            <li key={letter.id}>
              <MailboxLetter
                letter={letter}
                icon={letter.kind === 'sms' ? <MessageSquareText {...icon} /> : <Mail {...icon} />}
                kind={t(letter.kind === 'sms' ? 'mailbox_sms' : 'mailbox_mail')}
                to={t('mailbox_to', { to: isolateLtr(letter.to) })}
              />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        firstHref={cursor ? paths.mailbox : null}
        nextHref={letters.next && withParams(paths.mailbox, { cursor: letters.next })}
      />
    </div>
  )
}

async function lettersOf(cursor: string | undefined): Promise<{ items: Letter[]; next: string | null }> {
  try {
    return await api.development.mailbox({ cursor, limit: 20 })
  } catch (error) {
    if (refusalOf(error)?.code === 'not_in_this_environment') notFound()
    throw error
  }
}
