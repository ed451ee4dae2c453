'use client'

import type { LotSummary } from '@dallal/contract'
import { isolate } from '@dallal/i18n'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { query } from '#shell/browser-api.ts'
import { written } from '#shell/locale/written.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

export interface RemoveLotProps {
  lot: LotSummary
  onClose: () => void
  onRemoved: () => void
}

/** Asks once more before a lot leaves its show. */
export function RemoveLot({ lot, onClose, onRemoved }: RemoveLotProps) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const locale = useLocale()
  const remove = useMutation(query.auction.removeLot.mutationOptions({ onSuccess: onRemoved }))
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('remove_ask', { number: `${lot.number}` })}
      description={t('remove_body', { product: isolate(written(lot.product.title, locale)) })}
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" pending={remove.isPending} onClick={() => remove.mutate({ lot: lot.id })}>
            {t('remove_lot', { number: `${lot.number}` })}
          </Button>
        </>
      }
    >
      <RefusalNotice refused={remove.error} />
    </Dialog>
  )
}
