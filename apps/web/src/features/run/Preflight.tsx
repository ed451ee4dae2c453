'use client'

import { Circle, CircleAlert, CircleCheck, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SentHealth } from '#features/video/publish-stream.ts'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { type Check, type Preflight as Checks, mayGoLive } from './preflight.ts'
import type { Run } from './use-run.ts'

const LOOKS: Record<Check, { icon: LucideIcon; mark: string }> = {
  good: { icon: CircleCheck, mark: 'text-palm' },
  waiting: { icon: Circle, mark: 'text-edge' },
  warning: { icon: CircleAlert, mark: 'text-saffron-text' },
}

export interface PreflightProps {
  checks: Checks
  run: Run
  sent: SentHealth | null
}

/** What to look at before the room opens. */
export function Preflight({ checks, run, sent }: PreflightProps) {
  const t = useTranslations('run')
  const kbps = `${sent?.kbps ?? 0}`
  const upload = { good: 'check_upload', waiting: 'check_upload_waiting', warning: 'check_upload_slow' } as const
  return (
    <section aria-label={t('checklist')} className="flex flex-col gap-4">
      <h2 className="font-semibold text-lg">{t('checklist')}</h2>
      <ul className="flex flex-col gap-2">
        <CheckLine check={checks.line} words={t(checks.line === 'good' ? 'check_line' : 'check_line_waiting')} />
        <CheckLine check={checks.lots} words={t('check_lots', { count: run.queue.queued.length })} />
        <CheckLine check={checks.camera} words={t('check_camera')} />
        <CheckLine
          check={checks.microphone}
          words={t('check_microphone')}
          hint={checks.camera === 'good' && checks.microphone === 'waiting' ? t('check_microphone_hint') : undefined}
        />
        <CheckLine check={checks.upload} words={t(upload[checks.upload], { kbps })} />
      </ul>
      {checks.camera !== 'good' && <p className="text-sm text-soft">{t('go_live_without_video')}</p>}
    </section>
  )
}

/** Opens the room, under the thumb. */
export function GoLiveBar({ checks, run }: Pick<PreflightProps, 'checks' | 'run'>) {
  const t = useTranslations('run')
  return (
    <div className="flex flex-col gap-2">
      <RefusalNotice refused={run.goLive.refused} />
      <Button
        size="lg"
        full
        disabled={!mayGoLive(checks) || run.goLive.isPending}
        pending={run.goLive.isPending}
        onClick={run.goLive.run}
      >
        {t('go_live_now')}
      </Button>
    </div>
  )
}

function CheckLine({ check, words, hint }: { check: Check; words: string; hint?: string }) {
  const { icon: Icon, mark } = LOOKS[check]
  return (
    <li data-check={check} className="flex items-start gap-3">
      <Icon aria-hidden="true" strokeWidth={1.75} className={cn('mt-0.5 size-5 shrink-0', mark)} />
      <span className={check === 'waiting' ? 'text-soft' : undefined}>
        {words}
        {hint && <span className="block text-sm text-soft">{hint}</span>}
      </span>
    </li>
  )
}
