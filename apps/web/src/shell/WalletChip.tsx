import type { Balance } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { Wallet } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Money } from '#ui/Money.tsx'

/** What can be bid with now, always in view; leads to the wallet. */
export function WalletChip({ balances }: { balances: readonly Balance[] }) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const [main] = balances
  const words = main ? t('wallet_available', { amount: formatMoney(main.available, locale) }) : t('wallet')
  return (
    <Link
      href={paths.wallet}
      aria-label={words}
      className="inline-flex min-h-10 items-center gap-2 rounded-chip bg-raised px-4 text-sm no-underline hover:bg-indigo-wash"
    >
      <Wallet aria-hidden="true" strokeWidth={1.75} className="size-[1.15rem] text-saffron-text" />
      {main ? <Money amount={main.available} size="strong" /> : <span className="font-medium">{t('wallet')}</span>}
    </Link>
  )
}
