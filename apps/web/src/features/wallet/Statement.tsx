import type { StatementLine } from '@dallal/contract'
import { formatDay, formatTime } from '@dallal/i18n'
import { instant } from '@dallal/kernel'
import { ArrowDown, ArrowUp, Clock3, Lock, LockOpen, type LucideIcon, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { withParams } from '#shell/search-params.ts'
import { cn } from '#ui/cn.ts'
import { Money } from '#ui/Money.tsx'
import { byDay, movesMoney, type StatementMark, statementMark } from './statement-look.ts'

const MARKS: Record<StatementMark, { icon: LucideIcon; look: string }> = {
  in: { icon: ArrowDown, look: 'bg-palm-wash text-palm' },
  out: { icon: ArrowUp, look: 'bg-raised text-ink' },
  held: { icon: Lock, look: 'bg-saffron-wash text-saffron-text' },
  released: { icon: LockOpen, look: 'bg-indigo-wash text-indigo' },
  waiting: { icon: Clock3, look: 'bg-raised text-soft' },
  failed: { icon: X, look: 'bg-raised text-soft' },
}

/** The movements of a wallet by day, newest first: what happened, what it moved, what was there after it. */
export function Statement({ lines }: { lines: readonly StatementLine[] }) {
  const locale = useLocale()
  const days = byDay(lines, ({ at }) => formatDay(instant(at), locale))
  return (
    <div className="flex flex-col gap-7">
      {days.map(({ day, lines: ofDay }) => (
        <section key={day} aria-label={day}>
          <h3 className="mb-1 text-sm text-soft">{day}</h3>
          <ul>
            {ofDay.map((line) => (
              <Movement key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Movement({ line }: { line: StatementLine }) {
  const t = useTranslations('wallet')
  const locale = useLocale()
  const { icon: Icon, look } = MARKS[statementMark(line.kind)]
  return (
    <li className="flex items-center gap-3 border-line border-b py-3.5">
      <span aria-hidden="true" className={cn('flex size-10 shrink-0 items-center justify-center rounded-chip', look)}>
        <Icon strokeWidth={1.75} className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium leading-snug">{t(`kind_${line.kind}`)}</p>
        <p className="text-sm text-soft">
          <time dateTime={line.at}>{formatTime(instant(line.at), locale)}</time>
          {line.order && (
            <>
              {' · '}
              <Link href={paths.order(line.order)} className="text-indigo underline">
                {t('see_order')}
              </Link>
            </>
          )}
          {line.kind === 'top_up_kept' && line.topUp && (
            <>
              {' · '}
              <Link href={withParams(paths.topUp, { topUp: line.topUp })} className="text-indigo underline">
                {t('see_top_up')}
              </Link>
            </>
          )}
        </p>
      </div>
      {movesMoney(line.kind) ? <Moved line={line} /> : <Unmoved line={line} />}
    </li>
  )
}

/** Money that came or went, and what there was after it. */
function Moved({ line }: { line: StatementLine }) {
  const t = useTranslations('wallet')
  return (
    <div className="shrink-0 text-end">
      <p>
        <Money amount={line.amount} size="strong" signed />
      </p>
      <p className="text-sm text-soft">
        <span className="sr-only">{t('balance_after')} </span>
        <Money amount={line.after} className="text-soft" />
      </p>
    </div>
  )
}

/** What was held, given back, begun or not completed: told without a sign, because nothing was added or taken. */
function Unmoved({ line }: { line: StatementLine }) {
  const { minor, currency } = line.amount
  return <Money amount={{ minor: minor.replace('-', ''), currency }} className="shrink-0 text-soft" />
}
