'use client'

import type { Books } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { type BooksState, booksState } from './books-state.ts'
import { useBooks } from './use-books.ts'

const TONES: Record<BooksState['kind'], Tone> = { unknown: 'quiet', agree: 'good', differ: 'danger' }

/** Green when every check of the books found nothing the last time; it leads to the checks. */
export function BooksLight({ initial }: { initial: Books }) {
  const { books } = useBooks(initial)
  const state = booksState(books)
  return (
    <Link href={paths.consoleChecks} className="inline-flex min-h-10 items-center rounded-chip no-underline">
      <StatusChip tone={TONES[state.kind]} className="text-sm">
        <BooksWords state={state} />
      </StatusChip>
    </Link>
  )
}

/** The state of the books in words. */
export function BooksWords({ state }: { state: BooksState }) {
  const t = useTranslations('console')
  switch (state.kind) {
    case 'unknown':
      return t('checks_never')
    case 'agree':
      return t('books_agree')
    case 'differ':
      return t('books_differ', { count: state.count })
  }
}
