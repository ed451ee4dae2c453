'use client'

import type { Instant, Money } from '@dallal/kernel'
import { useLayoutEffect, useRef } from 'react'

/**
 * Since when an amount stands on a button: told anew whenever another one than the last takes its place, also after a time
 * without any, and for another lot. Read when a press is judged; null before the first amount.
 */
export function useShownSince(lot: string, amount: Money | null, serverNow: () => Instant): () => Instant | null {
  const shown = useRef<{ readonly what: string; readonly since: Instant } | null>(null)
  const what = amount && `${lot} ${amount.currency} ${amount.minor}`
  const latestNow = useRef(serverNow)
  latestNow.current = serverNow

  // In the same step in which it is drawn: no press comes between the two.
  useLayoutEffect(() => {
    if (what !== null && shown.current?.what !== what) shown.current = { what, since: latestNow.current() }
  }, [what])

  return () => shown.current?.since ?? null
}
