import type { Down, Up } from '@dallal/contract'
import type { LiveSocketEvents, Surroundings } from './surroundings.ts'

/** A clock that only moves when told, and the far end of sockets, for stories in which minutes pass in no time. */

/** The server's end of one socket. */
export interface FarEnd {
  readonly openedAt: number
  readonly heard: Up[]
  isClosed: boolean
  tell(...messages: Down[]): void
  tellText(text: string): void
  cut(code?: number): void
}

export interface VirtualWorld extends Surroundings {
  readonly sockets: FarEnd[]
  readonly latest: FarEnd
  /** Lets so much time pass, everything due happening in its order, promises included. */
  pass(ms: number): Promise<void>
  wakeUp(): void
  /** Sets our clock's zero apart from true time. */
  roll: () => number
}

export function virtualWorld(): VirtualWorld {
  let time = 1_000
  let timers: { at: number; run: () => void }[] = []
  const wakers = new Set<() => void>()
  const sockets: FarEnd[] = []

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve()
  }

  async function pass(ms: number): Promise<void> {
    const until = time + ms
    await settle()
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      timers = timers.filter((timer) => timer !== next)
      time = Math.max(time, next.at)
      next.run()
      await settle()
    }
    time = until
  }

  const world: VirtualWorld = {
    sockets,
    roll: () => 0.5,
    get latest() {
      const last = sockets.at(-1)
      if (!last) throw new Error('no socket was opened yet')
      return last
    },
    pass,
    wakeUp: () => {
      for (const wake of [...wakers]) wake()
    },
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    random: () => world.roll(),
    onWake(wake) {
      wakers.add(wake)
      return () => wakers.delete(wake)
    },
    openSocket(_url, _subprotocol, events) {
      const end = farEnd(events, time)
      sockets.push(end)
      return {
        send(text) {
          // Sent by the session itself; the story reads what it said.
          if (!end.isClosed) end.heard.push(...(JSON.parse(text) as Up[]))
        },
        close() {
          end.isClosed = true
        },
      }
    },
  }
  return world
}

function farEnd(events: LiveSocketEvents, openedAt: number): FarEnd {
  const end: FarEnd = {
    openedAt,
    heard: [],
    isClosed: false,
    tell: (...messages) => end.tellText(JSON.stringify(messages)),
    tellText(text) {
      if (!end.isClosed) events.received(text)
    },
    cut(code = 1006) {
      end.isClosed = true
      events.closed(code)
    },
  }
  return end
}
