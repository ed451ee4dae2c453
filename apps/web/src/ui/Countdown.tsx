'use client'

import { countdownParts, formatCountdown } from '@dallal/i18n'
import { MS } from '@dallal/kernel'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { cn } from './cn.ts'

export interface CountdownProps {
  /** When it ends, by the server's clock: ISO 8601. */
  until: string
  /** What the server's clock said when this was drawn: ISO 8601. The device's own clock may be wrong. */
  serverNow: string
  className?: string
}

/** What is left until a moment, counted against the server's clock. Days are told in words, less than a day in digits. */
export function Countdown({ until, serverNow, className }: CountdownProps) {
  const t = useTranslations('common')
  const left = useTimeLeft(Date.parse(until), Date.parse(serverNow))
  const { days } = countdownParts(left)
  return (
    <time
      dateTime={until}
      role="timer"
      aria-label={t('time_left')}
      className={cn('whitespace-nowrap font-semibold text-ink tabular-nums', className)}
    >
      {days > 0 ? t('days_left', { days }) : formatCountdown(left)}
    </time>
  )
}

/** Milliseconds left; counts from the moment this is on screen, by the server's clock of that moment. */
function useTimeLeft(until: number, serverNow: number): number {
  const [left, setLeft] = useState(until - serverNow)
  useEffect(() => {
    const startedAt = performance.now()
    const tick = () => setLeft(until - serverNow - (performance.now() - startedAt))
    tick()
    const timer = setInterval(tick, MS.second)
    return () => clearInterval(timer)
  }, [until, serverNow])
  return left
}
