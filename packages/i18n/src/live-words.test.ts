import { CLOSE_CODES } from '@dallal/contract'
import { expect, test } from 'vitest'
import { messagesFor } from './messages.ts'

test.each(['ar', 'en'] as const)('every way in which the server closes a live socket has words (%s)', (locale) => {
  const words: Record<string, string> = messagesFor(locale).live.closed
  for (const name of Object.keys(CLOSE_CODES)) expect(words[name], name).toBeTruthy()
})
