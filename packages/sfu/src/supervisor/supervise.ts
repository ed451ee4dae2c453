/**
 * Keeps a media server running in a process of its own: a wrong pointer can end that process, never this one. It is started
 * again when it dies or falls silent, told again whom it must refuse, and what it said last can be asked here.
 *
 *   starting → running → restarting → running …      unavailable and stopped are final
 */
import type { ChildProcess } from 'node:child_process'
import { type Revocation, Revocations } from '#revocations.ts'
import type { RoomStats } from '#room/room.ts'
import type { SfuEvent, SfuReport } from '#server/events.ts'
import type { SfuSettings } from '#server/settings.ts'
import { BackOff } from '#supervisor/back-off.ts'
import { forkChild } from '#supervisor/fork-child.ts'
import { LiveRooms } from '#supervisor/live-rooms.ts'
import type { FromChild, ToChild } from '#supervisor/messages.ts'

export type SfuStatus =
  | { kind: 'starting' }
  | { kind: 'running'; pid: number; httpPort: number; udpPort: number; openssl: string; restarts: number }
  | { kind: 'restarting'; why: string }
  | { kind: 'unavailable'; why: string }
  | { kind: 'stopped' }

export type SupervisedEvent = SfuEvent | { type: 'stats'; report: SfuReport } | { type: 'status'; status: SfuStatus }

export type SuperviseOptions = SfuSettings & {
  /** Called for everything that happens, in order. It must not throw. */
  onEvent?: (event: SupervisedEvent) => void
}

export type SupervisedSfu = {
  /** Resolves with the first status that is not `starting`: running, restarting or unavailable. */
  ready: Promise<SfuStatus>
  status(): SfuStatus
  /** Figures of the last second, or null when nobody is in the room. */
  stats(room: string): RoomStats | null
  /** Ends a subject's sessions in a room and refuses the grants issued to it until now. A newer grant lets it back in. */
  kick(room: string, subject: string): void
  /** The same in every room. */
  kickEverywhere(subject: string): void
  /** Ends everything in a room and refuses all its grants issued until now. */
  closeRoom(room: string): void
  /** Says goodbye to everyone and ends the process. */
  stop(): Promise<void>
}

const START_MS = 20_000
const SILENCE_MS = 8000
const STOP_MS = 3000

export function superviseSfu({ onEvent = () => {}, ...settings }: SuperviseOptions): SupervisedSfu {
  return new Supervisor(settings, onEvent).start()
}

class Supervisor implements SupervisedSfu {
  readonly ready: Promise<SfuStatus>
  readonly #settings: SfuSettings
  readonly #onEvent: (event: SupervisedEvent) => void
  readonly #revocations = new Revocations()
  readonly #rooms = new LiveRooms()
  readonly #backOff = new BackOff()
  #status: SfuStatus = { kind: 'starting' }
  #child: ChildProcess | null = null
  #report: SfuReport | null = null
  #readyAtMs: number | null = null
  #restarts = 0
  #failure: string | null = null
  #restart: NodeJS.Timeout | undefined
  #silence: NodeJS.Timeout | undefined
  #settled: (status: SfuStatus) => void = () => {}

  constructor(settings: SfuSettings, onEvent: (event: SupervisedEvent) => void) {
    this.#settings = settings
    this.#onEvent = onEvent
    this.ready = new Promise((resolve) => {
      this.#settled = resolve
    })
  }

  start(): this {
    this.#failure = null
    this.#readyAtMs = null
    let child: ChildProcess
    try {
      child = forkChild()
    } catch (error) {
      this.#become({ kind: 'unavailable', why: `the media process cannot be started: ${String(error)}` })
      return this
    }
    this.#child = child
    this.#expectWord(START_MS)
    child.on('message', (message: FromChild) => this.#hear(message))
    child.once('exit', (code, signal) => this.#ended(signal ?? `code ${code}`))
    child.on('error', (error) => this.#ended(error.message))
    const revocations = this.#revocations.all()
    this.#tell({ type: 'start', settings: this.#settings, revocations })
    return this
  }

  status(): SfuStatus {
    return this.#status
  }

  stats(room: string): RoomStats | null {
    const found = this.#report?.rooms.find((stats) => stats.room === room)
    if (!found) return null
    const { room: _, ...stats } = found
    return stats
  }

  kick(room: string, subject: string): void {
    this.#revoke({ room, subject, atMs: Date.now() })
  }

  kickEverywhere(subject: string): void {
    this.#revoke({ room: null, subject, atMs: Date.now() })
  }

  closeRoom(room: string): void {
    this.#revoke({ room, subject: null, atMs: Date.now() })
  }

  async stop(): Promise<void> {
    const child = this.#child
    this.#become({ kind: 'stopped' })
    clearTimeout(this.#restart)
    clearTimeout(this.#silence)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    this.#tell({ type: 'stop' })
    await ended
    clearTimeout(impatience)
  }

  #revoke(revocation: Revocation): void {
    this.#revocations.add(revocation)
    this.#tell({ type: 'revoke', revocation })
  }

  #hear(message: FromChild): void {
    if (message.type === 'unavailable') {
      this.#become({ kind: 'unavailable', why: message.why })
      return
    }
    this.#expectWord(SILENCE_MS)
    if (message.type === 'failed') this.#failure = message.why
    else if (message.type === 'ready') this.#running(message)
    else if (message.type === 'report') this.#heardReport(message.report)
    else this.#pass(message.event)
  }

  #running({ httpPort, udpPort, openssl }: FromChild & { type: 'ready' }): void {
    this.#readyAtMs = performance.now()
    const pid = this.#child?.pid ?? 0
    this.#become({ kind: 'running', pid, httpPort, udpPort, openssl, restarts: this.#restarts })
  }

  #heardReport(report: SfuReport): void {
    this.#report = report
    this.#onEvent({ type: 'stats', report })
  }

  #pass(event: SfuEvent): void {
    this.#rooms.heard(event)
    this.#onEvent(event)
  }

  /** The child is gone, and with it everything that was live. */
  #ended(how: string): void {
    if (!this.#child) return
    this.#child = null
    this.#report = null
    clearTimeout(this.#silence)
    for (const event of this.#rooms.lost()) this.#onEvent(event)
    if (this.#status.kind === 'stopped' || this.#status.kind === 'unavailable') return

    const ranMs = this.#readyAtMs === null ? 0 : performance.now() - this.#readyAtMs
    this.#restarts += 1
    this.#become({ kind: 'restarting', why: this.#failure ?? `the media process ended (${how})` })
    this.#restart = setTimeout(() => this.start(), this.#backOff.next(ranMs))
  }

  /** Every word of the child is a sign of life; without one for too long it is ended, and so started again. */
  #expectWord(withinMs: number): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#failure = 'the media process fell silent'
      this.#child?.kill('SIGKILL')
    }, withinMs)
  }

  #become(status: SfuStatus): void {
    this.#status = status
    this.#onEvent({ type: 'status', status })
    this.#settled(status)
  }

  #tell(message: ToChild): void {
    // What can no longer be said is said again at the next start, or does not matter any more.
    if (this.#child?.connected) this.#child.send(message, () => {})
  }
}
