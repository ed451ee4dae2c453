'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Keeps somebody at a keyboard in a place whose controls come and go: when the one that had the focus is gone, what `heir`
 * finds there has it, or the place itself. Give the handlers to the place.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, heir: string, isAway: boolean) {
  const hadFocus = useRef(false)

  // After every drawing. What React takes away tells nobody that it lost the focus, so `hadFocus` still knows of it.
  useLayoutEffect(() => {
    if (isAway || !hadFocus.current || document.activeElement !== document.body) return
    const next = place.current?.querySelector<HTMLElement>(heir) ?? place.current
    next?.focus({ preventScroll: true })
  })

  return {
    onFocus: () => {
      hadFocus.current = true
    },
    onBlur: () => {
      hadFocus.current = false
    },
  }
}
