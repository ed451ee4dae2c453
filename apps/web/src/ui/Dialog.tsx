'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface DialogProps {
  title: ReactNode
  /** What the decision means, for money first; also what a screen reader reads after the title. */
  description?: ReactNode
  /** What opens it; leave it out where `open` is governed from outside. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The actions at the foot, the main one last. */
  actions?: ReactNode
  children?: ReactNode
  className?: string
}

/** A decision in the middle of the page. For a form on a phone use a sheet. */
export function Dialog({ title, description, trigger, open, onOpenChange, actions, children, className }: DialogProps) {
  const t = useTranslations('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-veil bg-scrim/50" />
        <Radix.Content
          className={cn(
            'fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[85dvh] max-w-lg -translate-y-1/2 animate-appear flex-col overflow-y-auto rounded-card bg-floating p-6 shadow-floating',
            className,
          )}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title className="pe-12 font-semibold text-xl">{title}</Radix.Title>
          {description && <Radix.Description className="mt-2 text-soft">{description}</Radix.Description>}
          {children && <div className="mt-5">{children}</div>}
          {actions && <div className="mt-6 flex flex-wrap justify-end gap-3">{actions}</div>}
          <Radix.Close
            aria-label={t('close')}
            className="absolute end-3 top-3 inline-flex size-12 cursor-pointer items-center justify-center rounded-chip text-soft hover:bg-indigo-wash hover:text-indigo"
          >
            <X aria-hidden="true" strokeWidth={1.75} className="size-5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Closes the dialog or sheet it stands in: `<DialogClose asChild><Button …/></DialogClose>`. */
export const DialogClose = Radix.Close
