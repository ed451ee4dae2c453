'use client'

import type { Money as Amount } from '@dallal/kernel'
import { useEffect, useRef, useState } from 'react'
import { Money } from '#ui/Money.tsx'
import { countUp } from './count-up.ts'

/** The duration `--motion-price` of the tokens, in milliseconds; 0 under reduced motion. */
const COUNT_MS = 180

/** The price, which counts up to where it is now. Screen readers hear it from the announcer, whole and once. */
export function CountingPrice({ amount, className }: { amount: Amount; className?: string }) {
  const [shown, setShown] = useState(amount)
  const from = useRef(amount)

  useEffect(() => {
    const begin = from.current
    from.current = amount
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    if (isStill || begin.currency !== amount.currency || amount.minor <= begin.minor) {
      setShown(amount)
      return
    }
    const startedAt = performance.now()
    let frame = requestAnimationFrame(function draw(time) {
      const progress = (time - startedAt) / COUNT_MS
      setShown({ minor: countUp(begin.minor, amount.minor, progress), currency: amount.currency })
      if (progress < 1) frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [amount])

  return <Money amount={shown} size="hero" className={className} />
}
