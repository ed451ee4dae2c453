import { refusalOf } from '@dallal/client'
import { LOCALES, messagesFor } from '@dallal/i18n'
import { expect } from '@playwright/test'

/** The code with which a call over HTTP was refused; `done` when it was not. Anything else that is thrown is our failure. */
export async function refusalTold(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    expectWords(refusal.code)
    return refusal.code
  }
}

/** A person can be told of this refusal, whichever language they read. */
export function expectWords(code: string): void {
  for (const locale of LOCALES) {
    const words: Record<string, string> = messagesFor(locale).refusals
    expect(words[code], `words for ${code} in ${locale}`).toMatch(/\S/)
  }
}
