import { idSchema } from '@dallal/contract'
import { BookOpenCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BooksCheck } from '#features/console/BooksCheck.tsx'
import { BooksLight } from '#features/console/BooksLight.tsx'
import { JournalSearch } from '#features/console/JournalSearch.tsx'
import { JournalTable } from '#features/console/JournalTable.tsx'
import { LedgerViews } from '#features/console/LedgerViews.tsx'
import { isJournalKind } from '#features/console/ledger-words.ts'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('ledger') }
}

export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const asksKind = one(asked.kind)
  const kind = isJournalKind(asksKind) ? asksKind : null
  const subject = idSchema.safeParse(one(asked.subject)).data
  const cursor = one(asked.cursor)
  const [page, books, t] = await Promise.all([
    api.console.journals({ kind: kind ?? undefined, subject, cursor, limit: 20 }),
    api.console.checks(),
    getTranslations('console'),
  ])
  const isSearch = kind !== null || subject !== undefined
  return (
    <>
      <PageHeader
        title={t('ledger')}
        lead={t('ledger_lead')}
        status={<BooksLight initial={books} />}
        actions={<BooksCheck initial={books} />}
      />
      <LedgerViews chosen="journals" />
      <JournalSearch key={`${kind} ${subject}`} kind={kind} subject={subject ?? ''} />
      {page.items.length > 0 ? (
        <JournalTable journals={page.items} />
      ) : (
        <EmptyState icon={<BookOpenCheck aria-hidden="true" strokeWidth={1.75} />} title={t('journals')}>
          {t(isSearch ? 'journals_empty' : 'journals_none')}
        </EmptyState>
      )}
      <Pagination
        firstHref={cursor ? withParams(paths.consoleLedger, { kind, subject }) : null}
        nextHref={page.next && withParams(paths.consoleLedger, { kind, subject, cursor: page.next })}
      />
    </>
  )
}
