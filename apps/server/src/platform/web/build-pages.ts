import { type SpawnOptionsWithoutStdio, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashSources } from './sources-hash.ts'

export interface BuildOptions {
  readonly checkout: string
  readonly environment: Record<string, string | undefined>
  /** Gives up. */
  readonly signal?: AbortSignal
}

/** Whether the pages were built from the sources as they are now. */
export function arePagesFresh(checkout: string): boolean {
  const { record, whole } = places(checkout)
  return existsSync(whole) && existsSync(record) && readFileSync(record, 'utf8') === hashSources(checkout)
}

/** Builds the pages. The sources' fingerprint is written last, so that a build that was cut off is made again. */
export async function buildPages({ checkout, environment, signal }: BuildOptions): Promise<void> {
  const { record } = places(checkout)
  rmSync(record, { force: true })
  const hash = hashSources(checkout)
  const env = { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const said = await run([nextProgram(checkout), 'build'], { cwd: join(checkout, 'apps/web'), env, signal })
  if (said !== null) throw new Error(`The pages cannot be built:\n${said}`)
  writeFileSync(record, hash)
}

export function nextProgram(checkout: string): string {
  return join(checkout, 'node_modules/next/dist/bin/next')
}

function places(checkout: string) {
  const output = join(checkout, 'apps/web/.next')
  return { record: join(output, 'dallal-sources'), whole: join(output, 'BUILD_ID') }
}

/** Null when it went well, else the last lines it said. */
function run(command: string[], where: SpawnOptionsWithoutStdio): Promise<string | null> {
  return new Promise((resolve) => {
    const lines: string[] = []
    const child = spawn(process.execPath, command, where)
    const hear = (chunk: Buffer) => {
      lines.push(...chunk.toString().split('\n'))
      lines.splice(0, lines.length - 40)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code) => resolve(code === 0 ? null : lines.join('\n').trim()))
  })
}
