'use client'

import type { SellerCase as Case } from '@dallal/contract'
import { formatDateTime, isolate } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { DecideSeller } from './DecideSeller.tsx'
import { Iban } from './Iban.tsx'

/** One application with all that is compared, and the decision about it. */
export function SellerCase({ seller }: { seller: Case }) {
  const t = useTranslations('console')
  const words = useTranslations('seller')
  const common = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [isRejecting, setRejecting] = useState(false)
  const shop = isolate(seller.shopName)
  const decided = (notice: string) => () => {
    setOpen(false)
    toast(notice)
    router.refresh()
  }
  const verify = useMutation(
    query.identity.verifySeller.mutationOptions({ onSuccess: decided(t('verified_notice', { shop })) }),
  )
  const reject = useMutation(
    query.identity.rejectSeller.mutationOptions({ onSuccess: decided(t('rejected_notice', { shop })) }),
  )
  const { email, phone } = seller.person
  const facts = [
    { name: words('shop_name'), value: <bdi>{seller.shopName}</bdi> },
    { name: words('legal_name'), value: <bdi className="font-medium">{seller.legalName}</bdi> },
    { name: t('iban_of'), value: <Iban iban={seller.iban} /> },
    { name: t('case_country'), value: `${common(`country_${seller.country}`)} (${seller.currency})` },
    { name: t('applicant'), value: <bdi>{seller.person.name}</bdi> },
    { name: t('contact'), value: <bdi dir="ltr">{email ?? phone ?? common('none')}</bdi> },
    { name: t('applied_at'), value: formatDateTime(instant(seller.appliedAt), locale) },
    ...(seller.decidedAt ? [{ name: t('decided_at'), value: formatDateTime(instant(seller.decidedAt), locale) }] : []),
    ...(seller.rejectedReason ? [{ name: t('reason'), value: <bdi>{seller.rejectedReason}</bdi> }] : []),
  ]
  const isOpenCase = seller.status === 'applied'
  return (
    <Sheet
      open={isOpen}
      onOpenChange={setOpen}
      title={t('case_title', { shop })}
      trigger={
        <Button size="sm" variant={isOpenCase ? 'primary' : 'plain'} aria-label={t('case_open', { shop })}>
          {isOpenCase ? t('review') : common('details')}
        </Button>
      }
      className="max-h-[92dvh]"
      footer={
        isOpenCase && (
          <DecideSeller
            shop={shop}
            isRejecting={isRejecting}
            onRejecting={setRejecting}
            verify={{ ...verify, run: () => verify.mutate({ seller: seller.id }) }}
            reject={{ ...reject, run: (reason) => reject.mutate({ seller: seller.id, reason }) }}
          />
        )
      }
    >
      <div className="flex flex-col gap-5">
        {isOpenCase && <Notice>{t('case_checks')}</Notice>}
        <dl className="flex flex-col gap-3">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-sm text-soft">{name}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <div>
          <CopyButton text={seller.iban} label={t('copy_iban')} copied={t('iban_copied')} />
        </div>
      </div>
    </Sheet>
  )
}
