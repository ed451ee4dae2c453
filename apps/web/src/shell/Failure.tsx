'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'

export interface FailureProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** Our own failure, told plainly: what it means for the money, and one thing to do. */
export function Failure({ error, reset }: FailureProps) {
  const t = useTranslations('shell')
  const common = useTranslations('common')
  const router = useRouter()
  const [pending, start] = useTransition()

  // Drawing again alone would draw the same failure: the server has to be asked anew.
  function retry() {
    start(() => {
      router.refresh()
      reset()
    })
  }
  return (
    <>
      <EmptyState
        icon={<CloudOff aria-hidden="true" strokeWidth={1.75} />}
        title={t('error_title')}
        action={
          <Button onClick={retry} pending={pending}>
            {common('retry')}
          </Button>
        }
      >
        {t('error_body')}
      </EmptyState>
      {error.digest && (
        <p className="mt-4 text-center text-sm text-soft">{t('error_reference', { reference: error.digest })}</p>
      )}
    </>
  )
}
