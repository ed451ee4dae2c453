'use client'

import { direction } from '@dallal/i18n'
import { useLocale, useTranslations } from 'next-intl'
import { Toaster as Sonner } from 'sonner'

/** Small passing words: "saved", "copied". Call `toast` of sonner. What concerns money stays on the page instead. */
export function Toaster() {
  const locale = useLocale()
  const t = useTranslations('shell')
  return (
    <Sonner
      dir={direction(locale)}
      position="bottom-center"
      containerAriaLabel={t('toasts')}
      offset={{ bottom: 'calc(80px + env(safe-area-inset-bottom))' }}
      mobileOffset={{ bottom: 'calc(80px + env(safe-area-inset-bottom))' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-card bg-ink px-4 py-3 text-page shadow-floating font-sans text-sm [&_svg]:size-5',
          description: 'opacity-80',
        },
      }}
    />
  )
}
