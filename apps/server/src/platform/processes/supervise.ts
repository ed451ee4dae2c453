import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '#platform/log'
import { type ChildList, killGroup } from './child-list.ts'

export interface ProcessOptions {
  /** As the log and `/healthz` call it. */
  readonly name: string
  /** Arguments of Node. */
  readonly command: readonly string[]
  readonly folder: string
  readonly environment: Record<string, string | undefined>
  /** Resolves once the child serves; asked again and again while it lives. */
  readonly isReady: () => Promise<boolean>
  readonly children: ChildList
  readonly log: Log
  readonly readyWithinMs?: number
}

export interface SupervisedProcess {
  isUp(): boolean
  pid(): number | null
  /** Asks it to end, and ends it when it does not within some seconds. */
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000
const SHORTEST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
/** A child that lived this long was well; the next pause is short again. */
const STEADY_MS = 10_000
const GOODBYE_MS = 5_000
const LINES_KEPT = 40

/** A child must not outlive us: it holds a channel to us, and this ends it when the channel breaks. */
const ENDS_WITH_PARENT = new URL('./ends-with-parent.mjs', import.meta.url).href

/**
 * Runs a Node program beside us and starts it again whenever it ends, ever more slowly while it does not stay up. Resolves
 * when it is ready the first time; throws, with its last lines, when it ends before that.
 */
export async function supervise(options: ProcessOptions): Promise<SupervisedProcess> {
  const { name, log } = options
  let stopping = false
  let current = await launch(options)
  let up = true

  const watch = async () => {
    let pause = SHORTEST_PAUSE_MS
    for (;;) {
      const since = performance.now()
      await current.exited
      up = false
      if (stopping) return
      log.warn(`${name} ended and is started again`, { said: current.said().slice(-5) })
      pause = performance.now() - since > STEADY_MS ? SHORTEST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS)
      await wait(pause, undefined, { ref: false })
      if (stopping) return
      try {
        current = await launch(options)
        up = true
      } catch (error) {
        log.error(`${name} does not start`, { error })
      }
    }
  }
  void watch()

  return {
    isUp: () => up,
    pid: () => current.child.pid ?? null,
    async stop() {
      stopping = true
      await end(current)
    },
  }
}

type Launched = { child: ChildProcess; exited: Promise<void>; said: () => string[] }

async function launch(options: ProcessOptions): Promise<Launched> {
  const { name, command, folder, environment, children, isReady, readyWithinMs = PATIENCE_MS } = options
  const child = spawn(process.execPath, ['--import', ENDS_WITH_PARENT, ...command], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  const lines: string[] = []
  const hear = (chunk: Buffer) => {
    lines.push(...chunk.toString().split('\n').filter(Boolean))
    lines.splice(0, lines.length - LINES_KEPT)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  let gone = false
  const exited = new Promise<void>((resolve) => {
    const note = () => {
      gone = true
      if (child.pid) children.remove(child.pid)
      resolve()
    }
    child.once('exit', note)
    child.once('error', note)
  })
  if (child.pid) children.add(child.pid)
  const launched: Launched = { child, exited, said: () => [...lines] }

  const deadline = performance.now() + readyWithinMs
  while (!gone && performance.now() < deadline) {
    if (await isReady().catch(() => false)) return launched
    await wait(50)
  }
  await end(launched)
  throw new Error(`${name} does not start:\n${lines.join('\n')}`)
}

async function end({ child, exited }: Launched): Promise<void> {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  killGroup(child.pid, 'SIGTERM')
  const late = setTimeout(() => child.pid && killGroup(child.pid), GOODBYE_MS)
  await exited
  clearTimeout(late)
}
