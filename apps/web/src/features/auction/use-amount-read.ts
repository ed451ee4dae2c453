'use client'

import type { Instant, Money } from '@dallal/kernel'
import { useLayoutEffect, useRef } from 'react'
import { readBy, type Standing, stands } from './amount-read.ts'

/** The amount that whoever presses a button now can have read there; null where none stood, or only that of another lot. */
export function useAmountRead(lot: string, amount: Money | null, serverNow: () => Instant): () => Money | null {
  const stood = useRef<{ readonly lot: string; readonly standing: Standing }>({ lot, standing: [] })
  const latestNow = useRef(serverNow)
  latestNow.current = serverNow

  // In the same step in which it is drawn: no press comes between the two.
  useLayoutEffect(() => {
    const before = stood.current.lot === lot ? stood.current.standing : []
    stood.current = { lot, standing: stands(before, amount, latestNow.current()) }
  }, [lot, amount])

  return () => readBy(stood.current.standing, latestNow.current())
}
