import type { Up } from '@dallal/contract'

export interface IdentificationOptions {
  token(): Promise<string | null>
  send(message: Up): void
  isOpen(): boolean
  after(ms: number, run: () => void): () => void
  /** The server's time. */
  now(): number
  /** It is known who one is on this line; null for nobody. */
  onUser(user: string | null): void
}

export type Identification = ReturnType<typeof createIdentification>

/** A token is renewed so long before it runs out, and not kept for a new line when less of it is left. */
const RENEW_BEFORE_MS = 30_000
const SOONEST_RENEWAL_MS = 5_000
/** The server that gives tokens did not answer. */
const ASK_AGAIN_MS = 5_000

/**
 * Says who one is on each line, and again before the token runs out. A token is kept for the next line as long as it is good
 * for a while: after a restart everyone comes back at once, and need not ask for tokens too.
 */
export function createIdentification({ token, send, isOpen, after, now, onUser }: IdentificationOptions) {
  let kept: { token: string; until: number } | null = null
  let offered: { token: string; isKept: boolean } | null = null
  let user: string | null = null
  let isKnown = false
  let cancelNext = () => {}
  /** Rises with each line and each change of identity: what was asked for an earlier one is not used. */
  let round = 0

  async function begin(): Promise<void> {
    cancelNext()
    round += 1
    const asked = round
    if (kept && kept.until - now() > RENEW_BEFORE_MS) {
      offer(kept.token, true)
      return
    }
    let fresh: string | null
    try {
      fresh = await token()
    } catch {
      if (asked === round) cancelNext = after(ASK_AGAIN_MS, () => void begin())
      return
    }
    if (asked !== round || !isOpen()) return
    if (fresh === null) settle(null)
    else offer(fresh, false)
  }

  function offer(offeredToken: string, isKept: boolean): void {
    offered = { token: offeredToken, isKept }
    send({ op: 'auth', token: offeredToken })
  }

  function authed(somebody: string, until: number): void {
    if (offered) kept = { token: offered.token, until }
    offered = null
    cancelNext()
    cancelNext = after(Math.max(SOONEST_RENEWAL_MS, until - now() - RENEW_BEFORE_MS), () => {
      kept = null
      void begin()
    })
    if (!isKnown || user !== somebody) settle(somebody)
  }

  /** Something was refused: for us, if it was about a token. */
  function refused(code: string): void {
    // The server could not say who we are. If it was about something else, its answer to us comes before this does anything.
    if (code === 'busy' && offered) {
      cancelNext()
      cancelNext = after(ASK_AGAIN_MS, () => void begin())
    }
    if (code !== 'token_invalid' && code !== 'token_expired') return
    const isFresh = offered?.isKept === false
    kept = null
    offered = null
    // A fresh token that is refused makes us nobody; any other may have run out or been revoked since.
    if (isFresh) settle(null)
    else renew()
  }

  function renew(): void {
    user = null
    isKnown = false
    void begin()
  }

  function settle(somebody: string | null): void {
    user = somebody
    isKnown = true
    onUser(somebody)
  }

  function lost(): void {
    round += 1
    cancelNext()
    offered = null
    user = null
    isKnown = false
  }

  function forget(): void {
    kept = null
  }

  /** True and false once it is known, null before. */
  const isSomebody = () => (isKnown ? user !== null : null)
  return { begin, authed, refused, lost, forget, user: () => user, isSomebody }
}
