import { refusalOf } from '@dallal/client'
import type { StreamGrant } from '@dallal/contract'
import { leave, type Negotiated, negotiate, onEndedByEngine, StreamRefused } from './negotiate.ts'

/**
 * How a stream stands. `reconnecting` keeps its last picture; `full`: all places are taken, and we ask again; `elsewhere`: another
 * page sends in our place, and we rest until we are woken.
 */
export type StreamState = 'connecting' | 'live' | 'reconnecting' | 'full' | 'elsewhere' | 'stopped'

export type KeptStream = {
  /**
   * Tries at once when we wait to, and looks whether frames really come when we do not: the page is seen again, the room says that
   * there is video, or the person asks for it.
   */
  wake(): void
  /** Dials at once if the stream seems up: the room has heard that it is not. Nobody tells a sender that nobody receives. */
  renew(): void
  stop(): void
}

export type KeepStreamOptions = {
  /** Leave to send or receive; asked for at every try, as it lives shortly. */
  grant: () => Promise<StreamGrant>
  /** Puts the tracks or the receivers on a fresh connection. */
  prepare: (peer: RTCPeerConnection) => void
  /** Frames decoded or encoded so far; when it stands still, the stream does. */
  frames: (peer: RTCPeerConnection) => Promise<number>
  onState: (state: StreamState) => void
  /** Called each second while the stream is up, with its connection. */
  onSecond?: (peer: RTCPeerConnection) => void
}

const LOOK_EVERY_MS = 1_000
/** Without a new frame for this long, the stream is no longer live. */
const STALLED_MS = 3_000
/** Then it is given a while to come back by itself (the seller's link, not ours, may be down), and then dialled anew. */
const REDIAL_MS = 6_000
/** After the room said that there is video, frames of a stream that is up are here before this; spread, so that not all dial at once. */
const FRAMES_DUE_MS = 700
const FRAMES_DUE_SPREAD_MS = 400
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8_000
/** Where all places are taken one is free when somebody leaves; offers that nobody came for are forgotten after 15 s. */
const FULL_WAIT_MS = 6_000

/**
 * Holds one stream up: dials, watches that frames flow, and dials again with growing waits after every loss. Before it dials again
 * it asks why the session before is over: where another page took its place it rests, or the two would do so for ever.
 */
export function keepStream({ grant, prepare, frames, onState, onSecond }: KeepStreamOptions): KeptStream {
  let current: Connection | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let wasLive = false
  let isFull = false
  let isUp = false
  let lost: Negotiated | null = null

  const sayWaiting = () => onState(isFull ? 'full' : wasLive ? 'reconnecting' : 'connecting')

  async function dial(): Promise<void> {
    clearTimeout(timer)
    current?.leave()
    const mine = openConnection({ prepare, frames, onSecond, onFlow, onLost })
    current = mine
    isUp = false
    sayWaiting()
    try {
      if (await wasReplaced()) {
        if (current === mine) rest()
        return
      }
      if (current === mine) await mine.dial(grant)
    } catch (error) {
      if (current !== mine) return
      isFull = isForWantOfPlace(error)
      onLost()
    }
  }

  function onFlow(isFlowing: boolean): void {
    if (stopped) return
    isUp = isFlowing
    if (isFlowing) {
      failures = 0
      wasLive = true
      isFull = false
    }
    onState(isFlowing ? 'live' : 'reconnecting')
  }

  function onLost(): void {
    if (stopped) return
    giveUp()
    sayWaiting()
    const wait = isFull ? FULL_WAIT_MS : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures)
    failures += 1
    timer = setTimeout(dial, wait * (0.5 + Math.random() / 2))
  }

  function giveUp(): void {
    lost = current?.close() ?? lost
    current = null
    isUp = false
  }

  function dialNow(): void {
    giveUp()
    failures = 0
    void dial()
  }

  async function renewUnlessFramesCome(mine: Connection): Promise<void> {
    if (!(await mine.framesCome()) && current === mine) dialNow()
  }

  /** Whether another page took the place of the session that was lost. Throws while nobody can say: then it is asked again. */
  async function wasReplaced(): Promise<boolean> {
    if (!lost) return false
    const ending = await leave(lost)
    if (ending === 'unknown') throw new Error('nobody said how the session ended')
    lost = null
    return ending === 'taken_over'
  }

  function rest(): void {
    current?.close()
    current = null
    onState('elsewhere')
  }

  void dial()
  return {
    wake() {
      if (stopped) return
      if (current) void renewUnlessFramesCome(current)
      else dialNow()
    },
    renew() {
      if (!stopped && isUp) dialNow()
    },
    stop() {
      if (stopped) return
      stopped = true
      clearTimeout(timer)
      current?.leave()
      current = null
      if (lost) void leave(lost)
      onState('stopped')
    },
  }
}

function isForWantOfPlace(error: unknown): boolean {
  if (error instanceof StreamRefused) return error.code === 'full' || error.code === 'too_many_sessions'
  return refusalOf(error)?.code === 'too_many_requests'
}

type Connection = {
  dial(grant: () => Promise<StreamGrant>): Promise<void>
  /** Whether frames come within a moment; true as well while the first of all is still on its way. */
  framesCome(): Promise<boolean>
  /** Hangs up here. Answers the session, if there was one: the engine is not told yet. */
  close(): Negotiated | null
  /** Hangs up and tells the engine. */
  leave(): void
}

type ConnectionOptions = Pick<KeepStreamOptions, 'prepare' | 'frames' | 'onSecond'> & {
  onFlow: (isFlowing: boolean) => void
  onLost: () => void
}

function openConnection({ prepare, frames, onSecond, onFlow, onLost }: ConnectionOptions): Connection {
  const peer = new RTCPeerConnection()
  const abort = new AbortController()
  let negotiated: Negotiated | null = null
  let closed = false
  let lastFrames = 0
  let lastNewFrameAt = performance.now()
  let isFlowing = false

  const look = setInterval(async () => {
    if (negotiated === null) return
    const count = await frames(peer).catch(() => lastFrames)
    if (closed) return
    onSecond?.(peer)
    const now = performance.now()
    if (count !== lastFrames) lastNewFrameAt = now
    lastFrames = count
    const flows = now - lastNewFrameAt < STALLED_MS && count > 0
    if (flows !== isFlowing) {
      isFlowing = flows
      onFlow(flows)
    }
    if (now - lastNewFrameAt > REDIAL_MS) onLost()
  }, LOOK_EVERY_MS)

  peer.addEventListener('connectionstatechange', () => {
    if (!closed && peer.connectionState === 'failed') onLost()
  })
  prepare(peer)

  function close(): Negotiated | null {
    if (closed) return null
    closed = true
    clearInterval(look)
    abort.abort()
    peer.close()
    return negotiated
  }

  return {
    async dial(grant) {
      const dialled = await negotiate(peer, await grant(), abort.signal)
      if (closed) {
        void leave(dialled)
        return
      }
      negotiated = dialled
      lastNewFrameAt = performance.now()
      onEndedByEngine(peer, () => {
        if (!closed) onLost()
      })
    },
    async framesCome() {
      const before = await frames(peer).catch(() => 0)
      if (before === 0) return true
      await new Promise((resolve) => setTimeout(resolve, FRAMES_DUE_MS + Math.random() * FRAMES_DUE_SPREAD_MS))
      return closed || (await frames(peer).catch(() => before)) > before
    },
    close,
    leave() {
      const left = close()
      if (left) void leave(left)
    },
  }
}
