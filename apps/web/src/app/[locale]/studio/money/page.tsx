import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Section } from '#features/shop/Section.tsx'
import { PayoutList } from '#features/studio/PayoutList.tsx'
import { RequestPayout } from '#features/studio/RequestPayout.tsx'
import { SellerBalances } from '#features/studio/SellerBalances.tsx'
import { WaitingMoney } from '#features/studio/WaitingMoney.tsx'
import { api } from '#shell/api.ts'
import { paths } from '#shell/paths.ts'
import { one, type SearchParams, withParams } from '#shell/search-params.ts'
import { requirePerson } from '#shell/session.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Pagination } from '#ui/Pagination.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell'))('studio_money') }
}

export default async function StudioMoneyPage({ searchParams }: { searchParams: SearchParams }) {
  const cursor = one((await searchParams).cursor)
  const [money, payouts, person, t, shell] = await Promise.all([
    api.payout.sellerMoney(),
    api.payout.payouts({ cursor, limit: 12 }),
    requirePerson('seller'),
    getTranslations('studio'),
    getTranslations('shell'),
  ])
  return (
    <>
      <PageHeader title={shell('studio_money')} lead={t('money_lead')} />
      <SellerBalances money={money} />
      {person.seller && (
        <div className="mt-5">
          <RequestPayout available={money.available} account={person.seller} />
        </div>
      )}
      <div className="mt-10 grid gap-x-8 gap-y-10 xl:grid-cols-2">
        <Section title={t('waiting_title')} className="mt-0 md:mt-0">
          <WaitingMoney waiting={money.waiting} />
        </Section>
        <Section title={t('payouts_title')} className="mt-0 md:mt-0">
          <PayoutList payouts={payouts.items} />
          <Pagination
            firstHref={cursor ? paths.studioMoney : null}
            nextHref={payouts.next && withParams(paths.studioMoney, { cursor: payouts.next })}
          />
        </Section>
      </div>
    </>
  )
}
