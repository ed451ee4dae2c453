'use client'

import { refusalOf } from '@dallal/client'
import { direction } from '@dallal/i18n'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useLocale } from 'next-intl'
import { Direction } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Toaster } from '#ui/Toaster.tsx'

/** What every interactive part stands in: the way the page runs, and one store of what the API answered. */
export function Providers({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const [client] = useState(makeQueryClient)
  return (
    <Direction.Provider dir={direction(locale)}>
      <QueryClientProvider client={client}>
        {children}
        <Toaster />
      </QueryClientProvider>
    </Direction.Provider>
  )
}

/** A refusal is an answer and is not asked again; a lost connection is, three times at most. */
function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (failures, error) => failures < 3 && refusalOf(error) === null },
      mutations: { retry: false },
    },
  })
}
