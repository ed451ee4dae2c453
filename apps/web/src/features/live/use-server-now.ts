'use client'

import { type Instant, instant } from '@dallal/kernel'
import { useEffect, useState } from 'react'
import { useLive } from './LiveProvider.tsx'

/** The server's time on this screen, fresh every `everyMs`; it stands still while nothing on the screen changes with it. */
export function useServerNow(everyMs: number, isOfUse: boolean | ((now: Instant) => boolean) = true): Instant {
  const { session } = useLive()
  const [now, setNow] = useState<Instant>(() => instant(Date.now()))
  const isRunning = typeof isOfUse === 'boolean' ? isOfUse : isOfUse(now)

  useEffect(() => {
    if (!session || !isRunning) return
    const tick = () => setNow(instant(session.serverNow()))
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [session, everyMs, isRunning])

  return now
}
