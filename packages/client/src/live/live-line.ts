import { type Down, downFrameSchema, HEARTBEAT_MS, LIVE_SUBPROTOCOL, type Up } from '@dallal/contract'
import { type LiveReason, reasonOf } from './live-state.ts'
import type { LiveSocket, Surroundings } from './surroundings.ts'

export interface LiveLineEvents {
  heard(message: Down): void
  /** Once; nothing comes after it. */
  ended(reason: LiveReason): void
}

export interface LiveLine {
  send(...messages: Up[]): void
  /** Is it still there? Ends within two seconds when it is not: a machine that slept often holds a dead socket. */
  probe(): void
  close(reason: LiveReason): void
}

/** A server that says nothing to a new socket for so long is not there. */
const WELCOME_MS = 10_000
const PROBE_MS = 2_000
/** Messages a frame may carry, and bytes of them that stay well below the largest frame. */
const MOST_MESSAGES = 16
const MOST_CHARACTERS = 4_000

/**
 * One socket from its opening to its end, watched: who hears nothing for two heartbeats hangs up. Everything of the protocol
 * that concerns the line alone is here; what is said over it is the session's.
 */
export function openLine(url: string, surroundings: Surroundings, events: LiveLineEvents): LiveLine {
  const { openSocket, now, after } = surroundings
  let heardAt = now()
  let silenceMs = WELCOME_MS
  let isOver = false
  let cancelProbe = () => {}
  let cancelWatch = after(WELCOME_MS, watch)
  const socket: LiveSocket = openSocket(url, LIVE_SUBPROTOCOL, { received, closed: (code) => end(reasonOf(code)) })

  function received(text: string): void {
    if (isOver) return
    const messages = readFrame(text)
    if (!messages) {
      end('unreadable')
      return
    }
    heardAt = now()
    for (const message of messages) {
      if (message.op === 'welcome') expectBeats(message.heartbeatMs)
      if (!isOver) events.heard(message)
    }
  }

  function expectBeats(heartbeatMs: number): void {
    silenceMs = 2 * Math.min(Math.max(heartbeatMs, 1), 6 * HEARTBEAT_MS)
    cancelWatch()
    cancelWatch = after(silenceMs, watch)
  }

  function watch(): void {
    const quietMs = now() - heardAt
    if (quietMs >= silenceMs) end('silent')
    else cancelWatch = after(silenceMs - quietMs, watch)
  }

  function send(...messages: Up[]): void {
    for (const frame of intoFrames(messages)) if (!isOver) socket.send(frame)
  }

  function probe(): void {
    const askedAt = now()
    send({ op: 'ping', at: askedAt })
    cancelProbe()
    cancelProbe = after(PROBE_MS, () => {
      if (heardAt < askedAt) end('silent')
    })
  }

  function end(reason: LiveReason): void {
    if (isOver) return
    isOver = true
    cancelWatch()
    cancelProbe()
    socket.close()
    events.ended(reason)
  }

  return { send, probe, close: end }
}

function readFrame(text: string): Down[] | null {
  try {
    const read = downFrameSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Frames that each keep the bounds of the server. */
function intoFrames(messages: readonly Up[]): string[] {
  const frames: string[][] = []
  let characters = 0
  for (const message of messages) {
    const text = JSON.stringify(message)
    const last = frames.at(-1)
    characters += text.length
    if (last && last.length < MOST_MESSAGES && characters < MOST_CHARACTERS) last.push(text)
    else {
      frames.push([text])
      characters = text.length
    }
  }
  return frames.map((frame) => `[${frame.join(',')}]`)
}
