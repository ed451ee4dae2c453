'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface SheetProps {
  title: ReactNode
  description?: ReactNode
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Stays at the foot while the rest scrolls: the action of the sheet. */
  footer?: ReactNode
  children: ReactNode
  className?: string
}

/**
 * Rises from the foot on a phone, at most 72 % high so that video and timer stay in view; on wider screens it stands at the
 * end edge.
 */
export function Sheet({ title, description, trigger, open, onOpenChange, footer, children, className }: SheetProps) {
  const t = useTranslations('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-veil bg-scrim/50" />
        <Radix.Content
          className={cn(
            'fixed z-50 flex animate-rise flex-col bg-floating shadow-floating',
            'inset-x-0 bottom-0 max-h-[72dvh] rounded-t-[20px]',
            'md:inset-y-0 md:start-auto md:end-0 md:max-h-none md:w-[26rem] md:animate-appear md:rounded-none',
            className,
          )}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div aria-hidden="true" className="mx-auto mt-2 h-1 w-10 rounded-chip bg-line md:hidden" />
          <div className="flex items-start gap-2 ps-5 pe-2 pt-3 md:ps-6 md:pt-5">
            <div className="min-w-0 grow pt-2">
              <Radix.Title className="font-semibold text-xl">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-soft">{description}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label={t('close')}
              className="inline-flex size-12 shrink-0 cursor-pointer items-center justify-center rounded-chip text-soft hover:bg-indigo-wash hover:text-indigo"
            >
              <X aria-hidden="true" strokeWidth={1.75} className="size-5" />
            </Radix.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto px-5 pt-4 pb-6 md:px-6">{children}</div>
          {footer && (
            <div className="border-line border-t px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5">
              {footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
