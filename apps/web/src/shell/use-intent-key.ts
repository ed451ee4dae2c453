'use client'

import { useState } from 'react'

export interface IntentKey {
  readonly key: string
  /** For the next intent: call it when the one before has succeeded. */
  readonly renew: () => void
}

/**
 * The idempotency key of one intent: kept until it succeeded, so that pressing twice, or again after a lost answer, does it
 * once. Made of random bytes, because `randomUUID` exists on secure pages only.
 */
export function useIntentKey(): IntentKey {
  const [key, setKey] = useState(randomKey)
  return { key, renew: () => setKey(randomKey()) }
}

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
