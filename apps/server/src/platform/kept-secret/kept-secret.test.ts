import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSecret } from './index.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-secret-'))
  file = join(folder, 'secret')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a secret that is kept', () => {
  it('is made once, for us alone, with nothing left beside it', () => {
    const secret = keptSecret(file, '')
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(keptSecret(file, '')).toBe(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secret'])
  })

  it('is made anew past what a killed start left unfinished', () => {
    writeFileSync(`${file}.${process.pid}`, 'half')
    expect(keptSecret(file, '')).toHaveLength(43)
    expect(readdirSync(folder)).toEqual(['secret'])
  })

  it.each(['', 'half', '\n'.repeat(40), 'x'.repeat(31)])('is refused in a sentence when the file holds %j', (text) => {
    writeFileSync(file, text)
    expect(() => keptSecret(file, 'Put it back.')).toThrow(
      `${file} is damaged: it holds ${text.trim().length} characters and must hold 32. Put it back.`,
    )
  })

  it('leaves nothing where it cannot be written', () => {
    const place = join(folder, 'none', 'secret')
    expect(() => keptSecret(place, '')).toThrow('ENOENT')
    expect(readdirSync(folder)).toEqual([])
  })
})
