'use client'

import type { Purchase } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

/** Says that the parcel arrived, after telling what that does to the money. */
export function ConfirmReceipt({ order }: { order: Pick<Purchase, 'id' | 'price'> }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const confirm = useMutation(
    query.orders.confirmReceipt.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        router.refresh()
      },
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('confirm_ask')}
      description={t('confirm_body', { amount: formatMoney(order.price, locale) })}
      trigger={
        <Button size="lg" className="max-sm:w-full">
          {t('confirm_received')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{t('confirm_not_yet')}</Button>
          </DialogClose>
          <Button pending={confirm.isPending} onClick={() => confirm.mutate({ order: order.id })}>
            {t('confirm_yes')}
          </Button>
        </>
      }
    >
      {confirm.error && <RefusalNotice refused={confirm.error} />}
    </Dialog>
  )
}
