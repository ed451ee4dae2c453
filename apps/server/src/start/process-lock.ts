import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { err, ok, type Result } from '@dallal/kernel'
import { z } from 'zod'
import { processStart } from '#platform/processes'

const heldSchema = z.object({ pid: z.int().positive(), start: z.string(), url: z.string() })
type Held = z.infer<typeof heldSchema>

export type AlreadyRunning = { code: 'already_running'; pid: number; url: string }

/** One server for one data folder. Resolves to a way to let go, or says who holds it. A dead holder holds nothing. */
export function takeProcessLock(file: string, url: string): Result<{ release(): void }, AlreadyRunning> {
  const mine: Held = { pid: process.pid, start: processStart(process.pid) ?? '', url }
  const written = `${file}.${process.pid}`
  writeFileSync(written, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (;;) {
      // A hard link to a whole file appears at once, or not at all when there is one already.
      if (link(written, file)) return ok({ release: () => rmSync(file, { force: true }) })
      const holder = readHolder(file)
      if (holder && processStart(holder.pid) === holder.start) {
        return err({ code: 'already_running', pid: holder.pid, url: holder.url })
      }
      rmSync(file, { force: true })
    }
  } finally {
    unlinkSync(written)
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Held | null {
  try {
    return heldSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
