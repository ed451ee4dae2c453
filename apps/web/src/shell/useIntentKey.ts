'use client'

import { useRef } from 'react'

export interface IntentKey {
  /** The key of an intent, written out: the same words are the same intent and have the same key until it is done. */
  keyFor: (intent: string) => string
  /** It has succeeded: asking for the same once more is meant anew. */
  done: () => void
}

/** Idempotency keys of a form: pressing again after a lost answer is the same command, another amount is another one. */
export function useIntentKey(): IntentKey {
  const kept = useRef<{ intent: string; key: string } | null>(null)
  return {
    keyFor(intent) {
      if (kept.current?.intent !== intent) kept.current = { intent, key: freshKey() }
      return kept.current.key
    },
    done() {
      kept.current = null
    },
  }
}

/** 128 random bits; `randomUUID` is missing where a page is not served over HTTPS. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
