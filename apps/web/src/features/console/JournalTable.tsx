import type { Journal } from '@dallal/contract'
import { formatDate, formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { Money } from '#ui/Money.tsx'
import { ScrollArea } from '#ui/ScrollArea.tsx'
import { AccountName } from './AccountName.tsx'
import { isJournalKind } from './ledger-words.ts'

const head = 'whitespace-nowrap bg-raised px-3 py-1.5 text-start font-medium text-soft'
const cell = 'whitespace-nowrap px-3 py-1.5 text-start'

/** Journals, newest first: a line for the event, and below it what it moved from a debit to a credit account. */
export function JournalTable({ journals }: { journals: readonly Journal[] }) {
  const t = useTranslations('console')
  return (
    <ScrollArea label={t('journals')} className="rounded-card border border-line">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('journals')}</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t('transfer_kind')}
            </th>
            <th scope="col" className={head}>
              {t('debit')}
            </th>
            <th scope="col" className={head}>
              {t('credit')}
            </th>
            <th scope="col" className={`${head} text-end`}>
              {t('amount')}
            </th>
          </tr>
        </thead>
        {journals.map((journal) => (
          <tbody key={journal.id}>
            <JournalLine journal={journal} />
            {journal.transfers.map(({ id, kind, debit, credit, amount }) => (
              <tr key={id} className="hover:bg-raised">
                <td className={`${cell} ps-6 text-soft`}>{t(`transfer_${kind}`)}</td>
                <td className={cell}>
                  <AccountName account={debit} />
                </td>
                <td className={cell}>
                  <AccountName account={credit} />
                </td>
                <td className={`${cell} text-end`}>
                  <Money amount={amount} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollArea>
  )
}

function JournalLine({ journal }: { journal: Journal }) {
  const t = useTranslations('console')
  const locale = useLocale()
  const at = instant(journal.at)
  return (
    <tr>
      <th scope="rowgroup" colSpan={4} className="border-line border-t px-3 pt-2.5 pb-1 text-start font-normal">
        <span className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
          <span className="font-semibold">
            {isJournalKind(journal.kind) ? t(`kind_${journal.kind}`) : <bdi dir="ltr">{journal.kind}</bdi>}
          </span>
          <span className="text-soft tabular-nums">
            {t('journal')} <bdi dir="ltr">{journal.id}</bdi>
          </span>
          <time dateTime={journal.at} className="text-soft">
            {formatDate(at, locale)} {formatTime(at, locale)}
          </time>
          <Link href={withParams(paths.consoleLedger, { subject: journal.subject })} className="text-indigo">
            {t('same_subject')}
          </Link>
        </span>
      </th>
    </tr>
  )
}
