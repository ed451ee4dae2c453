'use client'

import { browserSurroundings, type LiveSession, type LiveState, openLiveSession, refusalOf } from '@dallal/client'
import { LIVE_PATH } from '@dallal/contract'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { browserApi } from '#shell/browser-api.ts'

type Live = { readonly session: LiveSession | null; readonly state: LiveState }

const LiveContext = createContext<Live>({ session: null, state: { kind: 'connecting' } })

/** One live socket for everything below it, for as long as it is on the page. `person` is who is signed in, or null. */
export function LiveProvider({ person, children }: { person: string | null; children: ReactNode }) {
  const [live, setLive] = useState<Live>({ session: null, state: { kind: 'connecting' } })

  useEffect(() => {
    const session = openLiveSession({
      url: `${window.location.origin.replace(/^http/, 'ws')}${LIVE_PATH}`,
      token: () => (person === null ? Promise.resolve(null) : freshToken()),
      surroundings: browserSurroundings(),
      onState: (state) => setLive((before) => ({ ...before, state })),
    })
    setLive({ session, state: session.state })
    return () => session.close()
  }, [person])

  return <LiveContext value={live}>{children}</LiveContext>
}

/** The live session of the page; null until it is opened in the browser. */
export function useLive(): Live {
  return useContext(LiveContext)
}

/** Somebody whose session ended meanwhile watches on as nobody. */
async function freshToken(): Promise<string | null> {
  try {
    return (await browserApi.shows.liveToken()).token
  } catch (error) {
    if (refusalOf(error)?.code === 'not_signed_in') return null
    throw error
  }
}
