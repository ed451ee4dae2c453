'use client'

import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { query } from '#shell/browser-api.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog, DialogClose } from '#ui/Dialog.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'

/** Ends this session, or all of them after asking. Both leave by a full page load: nothing of the person stays behind. */
export function SignOuts() {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const locale = useLocale()
  const leave = () => window.location.assign(`/${locale}`)
  const here = useMutation(query.identity.signOut.mutationOptions({ onSuccess: leave }))
  const everywhere = useMutation(query.identity.signOutEverywhere.mutationOptions({ onSuccess: leave }))
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="quiet" pending={here.isPending} onClick={() => here.mutate({})}>
        {t('sign_out_here')}
      </Button>
      <Dialog
        title={t('sign_out_everywhere_ask')}
        description={t('sign_out_everywhere_hint')}
        trigger={<Button variant="quiet">{t('sign_out_everywhere')}</Button>}
        actions={
          <>
            <DialogClose asChild>
              <Button variant="quiet">{common('cancel')}</Button>
            </DialogClose>
            <Button variant="danger" pending={everywhere.isPending} onClick={() => everywhere.mutate({})}>
              {t('sign_out_everywhere')}
            </Button>
          </>
        }
      >
        {everywhere.error && <RefusalNotice refused={everywhere.error} />}
      </Dialog>
      <RefusalNotice refused={here.error} className="basis-full" />
    </div>
  )
}
