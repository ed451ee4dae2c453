import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { processStart } from '#platform/processes'
import { takeProcessLock } from './process-lock.ts'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-lock-'))
  file = join(folder, 'server')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('is held by one, and free again when let go', () => {
  const first = takeProcessLock(file, 'http://localhost:3000')
  expect(takeProcessLock(file, 'http://localhost:3001')).toEqual({
    ok: false,
    refusal: { code: 'already_running', pid: process.pid, url: 'http://localhost:3000' },
  })
  if (first.ok) first.value.release()
  expect(existsSync(file)).toBe(false)
  const second = takeProcessLock(file, 'http://localhost:3001')
  expect(second.ok).toBe(true)
  if (second.ok) second.value.release()
})

it('held by a process that was killed, it is free', async () => {
  const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const pid = killed.pid ?? 0
  writeFileSync(file, JSON.stringify({ pid, start: processStart(pid), url: 'http://localhost:3000' }))
  expect(takeProcessLock(file, '').ok).toBe(false)
  killed.kill('SIGKILL')
  await new Promise((resolve) => killed.once('exit', resolve))
  expect(takeProcessLock(file, '').ok).toBe(true)
})

it('held by a number that now belongs to another process, or unreadable, it is free', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, start: 'long ago', url: '' }))
  expect(takeProcessLock(file, '').ok).toBe(true)
  writeFileSync(file, '{"pid":')
  expect(takeProcessLock(file, '').ok).toBe(true)
})
