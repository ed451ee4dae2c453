import type { Me } from '@dallal/contract'
import { currencyText, formatDate, isolate, isolateLtr } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { SellerApplication } from './SellerApplication.tsx'

type OwnSeller = NonNullable<Me['seller']>

/** Where an application stands, what it means, and what was sent. */
export function SellerState({ seller }: { seller: OwnSeller }) {
  return (
    <>
      <Outcome seller={seller} />
      {seller.status === 'rejected' ? <Again seller={seller} /> : <Sent seller={seller} />}
    </>
  )
}

function Outcome({ seller }: { seller: OwnSeller }) {
  const t = useTranslations('seller')
  const locale = useLocale()
  if (seller.status === 'applied') {
    return (
      <Notice title={t('applied_title', { shop: isolate(seller.shopName) })}>
        {t('applied_body', { when: formatDate(instant(seller.appliedAt), locale) })}
      </Notice>
    )
  }
  if (seller.status === 'rejected') {
    return (
      <Notice tone="danger" title={t('rejected_title')}>
        {seller.rejectedReason && (
          <p className="text-ink">{t('rejected_reason', { reason: isolate(seller.rejectedReason) })}</p>
        )}
        <p>{t('rejected_body')}</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="good"
      title={t('verified_title')}
      action={
        <>
          <Button asChild>
            <Link href={paths.studio}>{t('open_studio')}</Link>
          </Button>
          <Button asChild variant="quiet">
            <Link href={paths.seller(seller.slug)}>{t('shop_page')}</Link>
          </Button>
        </>
      }
    >
      {t('verified_body')}
    </Notice>
  )
}

/** The same form once more, with what was written: putting it right is one step away. */
function Again({ seller }: { seller: OwnSeller }) {
  const t = useTranslations('seller')
  return (
    <section className="mt-8">
      <h2 className="mb-5 font-semibold text-lg">{t('apply_again')}</h2>
      <SellerApplication before={seller} />
    </section>
  )
}

function Sent({ seller }: { seller: OwnSeller }) {
  const t = useTranslations('seller')
  const common = useTranslations('common')
  const locale = useLocale()
  return (
    <section className="mt-8">
      <h2 className="font-semibold text-lg">{t('application')}</h2>
      <dl className="mt-3">
        <Row name={t('shop_name')} value={<bdi>{seller.shopName}</bdi>} />
        <Row name={t('legal_name')} value={<bdi>{seller.legalName}</bdi>} />
        <Row name={t('country')} value={common(`country_${seller.country}`)} />
        <Row name={t('currency')} value={currencyText(seller.currency, locale)} />
        <Row name={common('iban')} value={t('iban_ending', { last4: isolateLtr(seller.ibanLast4) })} />
      </dl>
    </section>
  )
}

function Row({ name, value }: { name: ReactNode; value: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 border-line border-t py-3">
      <dt className="text-soft">{name}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  )
}
