import type { Messages } from '@dallal/i18n'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

type Feature = keyof Messages

/** What every interactive part may say, wherever it stands. */
const EVERYWHERE: Feature[] = ['common', 'shell', 'refusals']

/**
 * Gives the client components inside it the words of the features named, and of no others: words are part of every page's
 * weight. Server components need none of this; they read all words where they are.
 */
export async function Words({ features, children }: { features: readonly Feature[]; children: ReactNode }) {
  const all = await getMessages()
  const wanted = [...EVERYWHERE, ...features].map((feature) => [feature, all[feature]])
  return <NextIntlClientProvider messages={Object.fromEntries(wanted)}>{children}</NextIntlClientProvider>
}
