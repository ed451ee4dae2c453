import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface TimelineEvent {
  key: string
  title: ReactNode
  /** `<RelativeTime at=…/>` or a date in words. */
  when: ReactNode
  detail?: ReactNode
  mark?: 'good' | 'money' | 'choice' | 'danger'
}

const MARKS = { good: 'bg-palm', money: 'bg-saffron', choice: 'bg-indigo', danger: 'bg-pomegranate' } as const

/** What has happened, newest first. */
export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  return (
    <ol aria-label={label}>
      {events.map(({ key, title, when, detail, mark }) => (
        <li key={key} className="group relative flex gap-4 pb-5 last:pb-0">
          <span aria-hidden="true" className="absolute start-[5px] top-4 bottom-0 w-px bg-line group-last:hidden" />
          <span
            aria-hidden="true"
            className={cn('mt-[0.5em] size-[11px] shrink-0 rounded-chip', mark ? MARKS[mark] : 'bg-edge')}
          />
          <div className="min-w-0 grow">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-medium">{title}</p>
              <p className="text-sm text-soft">{when}</p>
            </div>
            {detail && <div className="text-sm text-soft">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
