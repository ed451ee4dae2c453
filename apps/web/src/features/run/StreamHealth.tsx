'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { SentHealth } from '#features/video/publish-stream.ts'
import { query } from '#shell/browser-api.ts'

const ASK_EVERY_MS = 3_000

interface Measured {
  readonly kbps: number
  readonly framesPerSecond: number
  readonly lostPercent: number
  readonly roundTripMs: number | null
}

/** The stream as the browser sends it and as the media engine receives it: where the two part, the line between is at fault. */
export function StreamHealth({ show, sent }: { show: string; sent: SentHealth | null }) {
  const t = useTranslations('run')
  const received = useQuery(
    query.media.streamHealth.queryOptions({ input: { show }, refetchInterval: ASK_EVERY_MS, retry: false }),
  )
  return (
    <dl aria-label={t('health')} className="grid gap-x-6 gap-y-1 text-sm xl:grid-cols-2">
      <Line name={t('health_sent')} measured={sent} />
      <Line name={t('health_received')} measured={received.data?.publishing ? received.data : null} />
    </dl>
  )
}

function Line({ name, measured }: { name: string; measured: Measured | null }) {
  const t = useTranslations('run')
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <dt className="font-medium">{name}</dt>
      <dd className="flex flex-wrap gap-x-3 text-soft tabular-nums">
        {measured ? (
          <>
            <span>{t('health_kbps', { kbps: `${Math.round(measured.kbps)}` })}</span>
            <span>{t('health_fps', { fps: `${Math.round(measured.framesPerSecond)}` })}</span>
            {measured.roundTripMs !== null && (
              <span>{t('health_round_trip', { ms: `${Math.round(measured.roundTripMs)}` })}</span>
            )}
            <span>{t('health_loss', { percent: measured.lostPercent.toFixed(1) })}</span>
          </>
        ) : (
          <span>…</span>
        )}
      </dd>
    </div>
  )
}
