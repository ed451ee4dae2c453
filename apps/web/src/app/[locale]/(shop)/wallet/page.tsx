import type { Balance } from '@dallal/contract'
import { Wallet } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { BalanceCard } from '#features/wallet/BalanceCard.tsx'
import { PendingTopUps } from '#features/wallet/PendingTopUps.tsx'
import { Statement } from '#features/wallet/Statement.tsx'
import { isTopUpCurrency } from '#features/wallet/top-up-amounts.ts'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { currentBalances, requirePerson } from '#shell/session.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('wallet')])
  return pageMetadata({ locale, path: paths.wallet, title: t('wallet') })
}

export default async function WalletPage({ searchParams }: { searchParams: SearchParams }) {
  await requirePerson('signed_in')
  const asked = await searchParams
  const [balances, topUps, t] = await Promise.all([
    currentBalances(),
    api.wallet.topUps({ limit: 20 }),
    getTranslations('wallet'),
  ])
  const pending = topUps.items.filter(({ status }) => status === 'pending')
  const chosen = balances.find(({ currency }) => currency === one(asked.currency)) ?? balances[0]
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader title={t('wallet')} lead={t('lead')} />
      {chosen ? (
        <>
          <Currencies balances={balances} chosen={chosen.currency} />
          <BalanceCard balance={chosen} />
          <PendingTopUps topUps={pending} />
          <Movements currency={chosen.currency} cursor={one(asked.cursor)} />
        </>
      ) : (
        <>
          <EmptyWallet />
          <PendingTopUps topUps={pending} />
        </>
      )}
    </div>
  )
}

function EmptyWallet() {
  const t = useTranslations('wallet')
  return (
    <EmptyState
      icon={<Wallet aria-hidden="true" strokeWidth={1.75} />}
      title={t('empty_title')}
      action={
        <Button asChild variant="commit" size="lg">
          <Link href={paths.topUp}>{t('top_up_title')}</Link>
        </Button>
      }
    >
      {t('empty_body')}
    </EmptyState>
  )
}

const tabLook =
  'inline-flex min-h-11 items-center rounded-chip border border-line px-4 text-soft no-underline hover:border-indigo hover:text-indigo aria-[current=true]:border-indigo aria-[current=true]:bg-indigo aria-[current=true]:text-on-indigo'

/** Each currency has a balance of its own; with one there is nothing to choose. */
function Currencies({ balances, chosen }: { balances: readonly Balance[]; chosen: Balance['currency'] }) {
  const t = useTranslations('wallet')
  if (balances.length < 2) return null
  return (
    <nav aria-label={t('currencies')} className="mb-5">
      <ul className="flex flex-wrap gap-2">
        {balances.map(({ currency }) => (
          <li key={currency}>
            <Link
              href={withParams(paths.wallet, { currency })}
              aria-current={currency === chosen ? 'true' : undefined}
              className={tabLook}
            >
              {isTopUpCurrency(currency) ? t(`currency_${currency}`) : currency}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

async function Movements({ currency, cursor }: { currency: Balance['currency']; cursor: string | undefined }) {
  const [page, t] = await Promise.all([
    api.wallet.statement({ currency, cursor, limit: 30 }),
    getTranslations('wallet'),
  ])
  return (
    <section className="mt-10">
      <h2 className="mb-4 font-semibold text-xl">{t('statement')}</h2>
      {page.items.length > 0 ? <Statement lines={page.items} /> : <p className="text-soft">{t('statement_empty')}</p>}
      <Pagination
        firstHref={cursor ? withParams(paths.wallet, { currency }) : null}
        nextHref={page.next && withParams(paths.wallet, { currency, cursor: page.next })}
      />
    </section>
  )
}
