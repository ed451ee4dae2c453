/** What the live session needs from where it runs. It reads no clock, sets no timer and rolls no dice by itself. */

/** A socket that was opened. Sending on one that is closing or closed does nothing. */
export interface LiveSocket {
  send(text: string): void
  close(): void
}

/** What a socket tells, never before `openSocket` returned. After `closed` nothing more; a socket that never opened is `closed` too. */
export interface LiveSocketEvents {
  received(text: string): void
  /** The close code of RFC 6455 §7.4; 1006 when the line was lost. */
  closed(code: number): void
}

export type OpenSocket = (url: string, subprotocol: string, events: LiveSocketEvents) => LiveSocket

export interface Surroundings {
  openSocket: OpenSocket
  /** Epoch milliseconds, roughly; they never jump, though somebody set the clock. */
  now(): number
  /** Calls once after so many milliseconds; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
  /** From 0 up to 1. */
  random(): number
  /** Calls whenever the screen is seen again or the network is back, until the returned function is called. */
  onWake(wake: () => void): () => void
}

/** A browser's own socket, clock, timers and page. */
export function browserSurroundings(): Surroundings {
  return {
    openSocket: openBrowserSocket,
    now: () => performance.timeOrigin + performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    onWake(wake) {
      // Named by hand, so that programs without a page (a server's test, an app) can import this package.
      const page = globalThis as unknown as Page
      const onVisible = () => {
        if (page.document.visibilityState === 'visible') wake()
      }
      page.document.addEventListener('visibilitychange', onVisible)
      page.addEventListener('online', wake)
      page.addEventListener('pageshow', wake)
      return () => {
        page.document.removeEventListener('visibilitychange', onVisible)
        page.removeEventListener('online', wake)
        page.removeEventListener('pageshow', wake)
      }
    },
  }
}

interface Listening {
  addEventListener(type: string, listener: () => void): void
  removeEventListener(type: string, listener: () => void): void
}

interface Page extends Listening {
  document: Listening & { visibilityState: string }
}

/** The WebSocket of browsers; React Native has the same under the same name. */
export const openBrowserSocket: OpenSocket = (url, subprotocol, events) => {
  const socket = new WebSocket(url, subprotocol)
  socket.addEventListener('message', ({ data }) => events.received(String(data)))
  socket.addEventListener('close', ({ code }) => events.closed(code))
  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close: () => socket.close(),
  }
}
