import type { SellerMoney } from '@dallal/contract'
import { formatDay, formatMoney } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { RowList } from '#ui/RowList.tsx'

type Waiting = SellerMoney['waiting'][number]

/** Each amount on its way, and what it waits for, in a sentence. */
export function WaitingMoney({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useTranslations('studio')
  if (waiting.length === 0) return <p className="text-soft">{t('waiting_none')}</p>
  return (
    <RowList label={t('waiting_title')}>
      {waiting.map((share) => (
        <li key={share.order} className="relative px-4 py-3 hover:bg-raised">
          <Link
            href={paths.studioOrder(share.order)}
            className="block text-ink no-underline after:absolute after:inset-0 hover:text-indigo"
          >
            <WaitingWords share={share} />
          </Link>
        </li>
      ))}
    </RowList>
  )
}

function WaitingWords({ share }: { share: Waiting }) {
  const t = useTranslations('studio')
  const locale = useLocale()
  const facts = { amount: formatMoney(share.proceeds, locale), number: `${share.number}` }
  if (share.status !== 'received' || share.settlesAt === null) {
    return t(share.status === 'paid' ? 'waiting_paid' : 'waiting_shipped', facts)
  }
  return t('waiting_received', { ...facts, date: formatDay(instant(share.settlesAt), locale) })
}
