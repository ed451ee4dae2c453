'use client'

import { formatDateTime, formatRelative } from '@dallal/i18n'
import { instant, MS } from '@dallal/kernel'
import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'

/** Told again every half minute, and whenever the page is looked at again. */
function onTick(tell: () => void): () => void {
  const timer = setInterval(tell, 30 * MS.second)
  document.addEventListener('visibilitychange', tell)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tell)
  }
}

/**
 * "3 minutes ago"; the exact moment is one hover away. Drawn on the server it is the exact moment itself, which a browser of
 * another year may word a little differently: that is no fault of hydration.
 */
export function RelativeTime({ at }: { at: string }) {
  const locale = useLocale()
  const exact = formatDateTime(instant(at), locale)
  const words = useSyncExternalStore(
    onTick,
    () => formatRelative(instant(at), instant(Date.now()), locale),
    () => exact,
  )
  return (
    <time dateTime={at} title={exact} suppressHydrationWarning>
      {words}
    </time>
  )
}
