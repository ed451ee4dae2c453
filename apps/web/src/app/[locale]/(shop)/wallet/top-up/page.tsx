import { refusalOf } from '@dallal/client'
import { idSchema, type TopUp } from '@dallal/contract'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopUpForm } from '#features/wallet/TopUpForm.tsx'
import { TopUpProgress } from '#features/wallet/TopUpProgress.tsx'
import { askedAmount, firstCurrency } from '#features/wallet/top-up-amounts.ts'
import { gatewayHint } from '#features/wallet/top-up-view.ts'
import { api } from '#shell/api.ts'
import { Link } from '#shell/locale/navigation.ts'
import { pageMetadata } from '#shell/page-metadata.ts'
import { paths, returnPath } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { currentBalances, requirePerson } from '#shell/session.ts'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('wallet')])
  return pageMetadata({ locale, path: paths.topUp, title: t('top_up_title') })
}

/** Before paying the form, after it what became of it: the gateway sends people back here with the top-up named. */
export default async function TopUpPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams
  const [id, wished] = [
    one(asked.topUp),
    { amount: one(asked.amount), currency: one(asked.currency), next: one(asked.next) },
  ]
  await requirePerson('signed_in')
  const [t, locale] = await Promise.all([getTranslations('wallet'), getLocale()])
  const next = wished.next ? returnPath(wished.next) : null
  if (id !== undefined) {
    return (
      <div className="mx-auto max-w-xl">
        <PageHeader title={t('top_up_title')} back={<Link href={paths.wallet}>{t('wallet')}</Link>} />
        <TopUpProgress topUp={await topUpOf(id)} hint={gatewayHint(one(asked.payment))} next={next} />
      </div>
    )
  }
  const currency = firstCurrency(wished.currency, await currentBalances())
  const amount = askedAmount(wished.amount, currency)
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        title={t('top_up_title')}
        lead={t('top_up_lead')}
        back={<Link href={paths.wallet}>{t('wallet')}</Link>}
      />
      {amount !== '' && next && (
        <Notice tone="money" className="mb-6">
          {t('top_up_short')}
        </Notice>
      )}
      <TopUpForm currency={currency} amount={amount} returnTo={withParams(`/${locale}${paths.topUp}`, { next })} />
    </div>
  )
}

async function topUpOf(id: string): Promise<TopUp> {
  if (!idSchema.safeParse(id).success) notFound()
  try {
    return await api.wallet.topUp({ topUp: id })
  } catch (error) {
    if (refusalOf(error)?.code === 'not_found') notFound()
    throw error
  }
}
