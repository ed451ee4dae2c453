'use client'

import type { Books } from '@dallal/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { query } from '#shell/browser-api.ts'

/** How often is asked what became of a run, and, when none is on its way, whether there is a new report. */
const ASKED_MS = { running: 2_000, resting: 60_000 }

/** The state of the books, kept fresh, and a way to have them checked now. */
export function useBooks(initial: Books) {
  const store = useQueryClient()
  const options = query.console.checks.queryOptions({ initialData: initial })
  const { data, error } = useQuery({
    ...options,
    refetchInterval: ({ state }) => (state.data?.isRunning ? ASKED_MS.running : ASKED_MS.resting),
  })
  const run = useMutation(
    query.console.runChecks.mutationOptions({
      onSuccess: (books) => store.setQueryData(options.queryKey, books),
    }),
  )
  const { mutate } = run
  const check = useCallback(() => mutate(undefined), [mutate])
  return {
    books: data,
    isRunning: run.isPending || data.isRunning,
    /** Asked again in vain, or the run failed. */
    error: run.error ?? error,
    check,
    /** Nobody has asked for a run from here yet. */
    isUnasked: run.isIdle,
  }
}
