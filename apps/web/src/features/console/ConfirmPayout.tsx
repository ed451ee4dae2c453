'use client'

import { formatMoney, isolate, isolateLtr } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import type { PayoutStepProps } from './payout-step.ts'

/** Notes that the bank confirmed a payout; it cannot be taken back. */
export function ConfirmPayout({ payout, onDone }: PayoutStepProps) {
  const t = useTranslations('console')
  const locale = useLocale()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const facts = { amount: formatMoney(payout.amount, locale), shop: isolate(payout.seller.shopName) }
  const confirm = useMutation(
    query.payout.markPayoutPaid.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        onDone(t('paid_notice', facts))
        router.refresh()
      },
    }),
  )
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('paid_ask', facts)}
      description={t('paid_body', { reference: isolateLtr(payout.bankReference ?? '') })}
      trigger={
        <Button size="sm" variant="quiet">
          {t('mark_paid')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{t('not_yet')}</Button>
          </DialogClose>
          <Button variant="commit" pending={confirm.isPending} onClick={() => confirm.mutate({ payout: payout.id })}>
            {t('mark_paid')}
          </Button>
        </>
      }
    >
      <RefusalNotice refused={confirm.error} />
    </Dialog>
  )
}
