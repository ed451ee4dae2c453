import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** The product, running as a person would run it, in a folder of its own. */
export interface RunningServer {
  readonly url: string
  /** The one-time link that makes its visitor the operator and opens the tools of development. */
  readonly operatorLink: string
  readonly dataFolder: string
  readonly pid: number
  /** As Ctrl-C does: everything ends in order. */
  stop(): Promise<void>
  /** As a power cut does, of this process alone: nothing is finished, its Postgres lives on without it. */
  kill(): Promise<void>
  /** Runs `npm run dallal -- …` against it; resolves to its output and exit code. */
  cli(...words: string[]): Promise<{ code: number; output: string }>
}

export interface ServerOptions {
  /** Without `web` and `media` it starts faster. */
  readonly roles: string
  /** Of an earlier server, to go on where it ended. */
  readonly dataFolder?: string
  readonly port?: number
  /** `market` fills it with the demo market first, which takes its time. */
  readonly demo?: 'market' | 'nothing'
  readonly environment?: Record<string, string>
}

const CHECKOUT = join(import.meta.dirname, '../..')
const MAIN = join(CHECKOUT, 'apps/server/src/main.ts')
const CLI = join(CHECKOUT, 'apps/server/src/cli/index.ts')
const START_MS = 120_000

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? newDataFolder()
  const port = options.port ?? (await freePort())
  const environment = {
    ...process.env,
    DALLAL_ENV: 'development',
    PORT: String(port),
    MEDIA_PORT: String(await freePort()),
    DALLAL_DATA: dataFolder,
    DALLAL_ROLES: options.roles,
    LOG_LEVEL: 'warn',
    DALLAL_DEMO: options.demo ?? 'nothing',
    ...options.environment,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    cwd: CHECKOUT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await untilReady(child)
  const operatorLink = /Operator\s+(http\S+)/.exec(said)?.[1]
  if (!operatorLink || child.pid === undefined) throw new Error(`the start printed no operator link:\n${said}`)

  return {
    url: `http://localhost:${port}`,
    operatorLink,
    dataFolder,
    pid: child.pid,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    cli: (...words) => runCli(words, environment),
  }
}

/** A folder that another user (the one Postgres runs as) may enter. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dallal-journey-'))
}

/** Stops a server and throws its data away; one that never started is no error. */
export async function discardServer(server: RunningServer | undefined): Promise<void> {
  if (!server) return
  await server.stop()
  rmSync(server.dataFolder, { recursive: true, force: true })
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => {
      child.kill('SIGTERM')
      reject(new Error(`the server was not ready in time:\n${said}`))
    }, START_MS)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (!/\n\s*ready in /.test(said)) return
      clearTimeout(timer)
      resolve(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with ${code} before it was ready:\n${said}`))
    })
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

async function runCli(words: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...words], { cwd: CHECKOUT, env, stdio: 'pipe' })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? -1, output }
}
