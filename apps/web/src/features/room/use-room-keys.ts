'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** What single keys do on a desk: `b` bids, `c` another amount, `m` sound, `/` chat. */
export type KeyActions = Readonly<Record<string, () => void>>

/**
 * Listens for single keys, never while somebody types or a sheet is open, and never together with a modifier; with `inside`
 * only while the focus is in there, as WCAG 2.1.4 asks of keys that do something which a slip must not.
 */
export function useRoomKeys(actions: KeyActions, inside?: RefObject<HTMLElement | null>): void {
  const latest = useRef(actions)
  latest.current = actions

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isBusy(event)) return
      if (inside && !(event.target instanceof Node && inside.current?.contains(event.target))) return
      const act = latest.current[nameOf(event)]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [inside])
}

/** The key by its place where it has a letter, so that an Arabic keyboard has the same keys. */
function nameOf({ code, key }: KeyboardEvent): string {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase()
  if (code === 'Space') return 'space'
  return code === 'Slash' ? '/' : key.toLowerCase()
}

/** A control that takes keys of its own, and one that the space bar presses. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'
const TAKES_SPACE = 'button, summary, [role="tab"]'

function isBusy({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(code === 'Space' ? `${TAKES_KEYS}, ${TAKES_SPACE}` : TAKES_KEYS) !== null
}
