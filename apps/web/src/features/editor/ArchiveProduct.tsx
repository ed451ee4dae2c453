'use client'

import type { Product } from '@dallal/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

export interface ArchiveProductProps {
  product: Product
  onArchived: (product: Product) => void
}

/** Takes a product off; it can be published again. */
export function ArchiveProduct({ product, onArchived }: ArchiveProductProps) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const archive = useMutation(
    query.catalog.archiveProduct.mutationOptions({
      onSuccess: (archived) => {
        setOpen(false)
        toast(t('product_archived'))
        onArchived(archived)
        router.refresh()
      },
    }),
  )
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('archive_ask')}
      description={t('archive_body')}
      trigger={
        <Button variant="quiet" className="ms-auto">
          {t('archive')}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button variant="quiet">{common('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" pending={archive.isPending} onClick={() => archive.mutate({ product: product.id })}>
            {t('archive')}
          </Button>
        </>
      }
    >
      <RefusalNotice refused={archive.error} />
    </Dialog>
  )
}
