import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '#platform/log'
import { openChildList, processStart, type SupervisedProcess, supervise } from './index.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-processes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const log = createLog({ level: 'silent', form: 'json' })
const sitting = "require('node:fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000)"

/** A child that writes its id into a file and then sits. */
function sitter(name: string, program = sitting) {
  const mark = join(folder, name)
  return {
    mark,
    start: (): Promise<SupervisedProcess> =>
      supervise({
        name,
        command: ['-e', program, mark],
        folder,
        environment: {},
        isReady: async () => existsSync(mark),
        children: openChildList(join(folder, `${name}.children`)).children,
        log,
      }),
  }
}

const until = async (fact: () => boolean) => {
  while (!fact()) await new Promise((resolve) => setImmediate(resolve))
}
const isGone = (pid: number) => processStart(pid) === null

describe('a child process', () => {
  it('is started again when it is killed, and ends when told', async () => {
    const { mark, start } = sitter('killed')
    const child = await start()
    const first = Number(readFileSync(mark, 'utf8'))
    rmSync(mark)
    process.kill(first, 'SIGKILL')
    await until(() => child.isUp() && child.pid() !== first)
    const second = child.pid() ?? 0
    await child.stop()
    expect(isGone(first) && isGone(second)).toBe(true)
  })

  it('that cannot start says why', async () => {
    const { start } = sitter('broken', "console.error('no such port'); process.exit(1)")
    await expect(start()).rejects.toThrow('no such port')
  })

  it('ends by itself when the server is killed', async () => {
    const mark = join(folder, 'orphan')
    const parent = parentOf(mark)
    await until(() => existsSync(mark) && readFileSync(mark, 'utf8') !== '')
    const child = Number(readFileSync(mark, 'utf8'))
    parent.kill('SIGKILL')
    await until(() => isGone(child))
  })

  it('that an earlier server left behind is ended by the next one; a stranger with its number is not', async () => {
    const list = join(folder, 'left.children')
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
    const ended = new Promise<void>((resolve) => left.once('exit', () => resolve()))
    const pid = left.pid ?? 0
    writeFileSync(
      list,
      JSON.stringify([
        { pid, start: processStart(pid) },
        { pid: process.pid, start: 'long ago' },
      ]),
    )
    expect(openChildList(list).ended).toBe(1)
    await ended
  })
})

/** A server in a process of its own, with one child that writes its id into a file. */
function parentOf(mark: string): ChildProcess {
  const preload = join(import.meta.dirname, 'ends-with-parent.mjs')
  const start = `require('node:child_process').spawn(process.execPath,
    ['--import', ${JSON.stringify(preload)}, '-e', ${JSON.stringify(sitting)}, ${JSON.stringify(mark)}],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }); setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['-e', start], { stdio: 'ignore' })
}
