'use client'

import type { TopUp } from '@dallal/contract'
import { formatMoney } from '@dallal/i18n'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button, type ButtonProps } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

/** Gives up a top-up after asking; says what happens to money that may be on its way. */
export function CancelTopUp({ topUp, size }: { topUp: TopUp; size?: ButtonProps['size'] }) {
  const t = useTranslations('wallet')
  const locale = useLocale()
  const router = useRouter()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const cancel = useMutation(
    query.wallet.cancelTopUp.mutationOptions({
      onSuccess: async () => {
        setOpen(false)
        await client.invalidateQueries({ queryKey: query.wallet.topUp.key() })
        router.refresh()
      },
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('cancel_ask')}
      description={t('cancel_body', { amount: formatMoney(topUp.amount, locale) })}
      trigger={
        <Button variant="quiet" size={size}>
          {t('pending_cancel')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{t('cancel_keep')}</Button>
          </DialogClose>
          <Button variant="danger" pending={cancel.isPending} onClick={() => cancel.mutate({ topUp: topUp.id })}>
            {t('pending_cancel')}
          </Button>
        </>
      }
    >
      {cancel.error && <RefusalNotice refused={cancel.error} />}
    </Dialog>
  )
}
