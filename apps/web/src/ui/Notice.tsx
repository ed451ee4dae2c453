import { CircleAlert, CircleCheck, Info, type LucideIcon, Wallet } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export type NoticeTone = 'info' | 'good' | 'money' | 'danger'

export interface NoticeProps {
  tone?: NoticeTone
  title?: ReactNode
  children: ReactNode
  /** What to do next. */
  action?: ReactNode
  /** Read at once by screen readers: for what has just happened. */
  announce?: boolean
  className?: string
}

const LOOKS: Record<NoticeTone, { icon: LucideIcon; wash: string; mark: string }> = {
  info: { icon: Info, wash: 'bg-indigo-wash', mark: 'text-indigo' },
  good: { icon: CircleCheck, wash: 'bg-palm-wash', mark: 'text-palm' },
  money: { icon: Wallet, wash: 'bg-saffron-wash', mark: 'text-saffron-text' },
  danger: { icon: CircleAlert, wash: 'bg-pomegranate-wash', mark: 'text-pomegranate' },
}

/** Words that stay on the page. The outcome of money is told here, never in a toast. */
export function Notice({ tone = 'info', title, children, action, announce, className }: NoticeProps) {
  const { icon: Icon, wash, mark } = LOOKS[tone]
  return (
    <div
      role={announce ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cn('flex flex-wrap items-start gap-x-3 gap-y-3 rounded-card p-4', wash, className)}
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className={cn('mt-[0.2em] size-5 shrink-0', mark)} />
      <div className="min-w-0 flex-1 basis-60">
        {title && <p className="font-semibold">{title}</p>}
        <div className={title ? 'text-soft' : 'text-ink'}>{children}</div>
      </div>
      {action && <div className="flex flex-wrap gap-2 ps-8 sm:ps-0">{action}</div>}
    </div>
  )
}
