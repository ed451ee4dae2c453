'use client'

import { useTranslations } from 'next-intl'
import { useLive } from '#features/live/LiveProvider.tsx'

/** Says when the line to the room is gone, and why: what stands on the screen is then old. Nothing while all is well. */
export function LineNotice() {
  const t = useTranslations('live')
  const { state } = useLive()
  if (state.kind === 'live' || state.kind === 'connecting') return null
  return (
    <p role="status" className="rounded-field bg-saffron-wash px-3 py-2 text-sm">
      {t(`closed.${state.reason}`)}
    </p>
  )
}
