import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { processStart } from './process-start.ts'

/**
 * The children of this installation, kept in a file, so that the next start can end those that a killed server left
 * behind. They end by themselves when they notice; this is for those that do not.
 */
export interface ChildList {
  add(pid: number): void
  remove(pid: number): void
}

const listSchema = z.array(z.object({ pid: z.int().positive(), start: z.string() }))
type Entry = z.infer<typeof listSchema>[number]

/** Ends what is left of an earlier server, then keeps the list of this one. Returns how many had to be ended. */
export function openChildList(file: string): { children: ChildList; ended: number } {
  const left = read(file).filter(({ pid, start }) => processStart(pid) === start)
  for (const { pid } of left) killGroup(pid)
  const entries = new Map<number, Entry>()
  const write = () => {
    writeFileSync(`${file}.new`, JSON.stringify([...entries.values()]))
    renameSync(`${file}.new`, file)
  }
  write()
  return {
    ended: left.length,
    children: {
      add(pid) {
        const start = processStart(pid)
        if (start) entries.set(pid, { pid, start })
        write()
      },
      remove(pid) {
        entries.delete(pid)
        write()
      },
    },
  }
}

/** A child leads a process group of its own; what it started goes with it. */
export function killGroup(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // Gone already.
  }
}

function read(file: string): Entry[] {
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}
