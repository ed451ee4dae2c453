import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areInstalled } from './install-packages.mjs'
import { isAtLeast } from './node-version.mjs'
import { countResults } from './run-part.mjs'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dallal-bootstrap-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string, at: number) => {
  writeFileSync(join(folder, name), text)
  utimesSync(join(folder, name), at, at)
}

it.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['20.18.9', false],
  ['18.20.0', false],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isAtLeast(version, '20.19')).toBe(expected)
})

describe('an old Node', () => {
  const DOORS = ['start.mjs', 'test.mjs', 'cli.mjs', 'bench.mjs'].map((name) => join(import.meta.dirname, name))
  /** What came after Node 16: words that an older one does not know when it reads a file, or calls in vain. */
  const NEWER = [
    /import\.meta\.(?!url\b)/,
    /\bwith\s*\{\s*type\b/,
    /\b(structuredClone|loadEnvFile|styleText|parseArgs|withResolvers|fromAsync|groupBy|hasOwn)\b/,
    /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed)\(/,
    /\bstatic\s*\{|#\w+ in /,
    /^\s*(await )?using /m,
  ]

  it.each(DOORS)('reads everything that %s reads before it asks for the version', (door) => {
    const read = readFirst(door)
    expect(read.map((file) => basename(file))).toContain('node-version.mjs')
    for (const file of read) {
      const text = readFileSync(file, 'utf8')
      for (const word of NEWER) expect(text, file).not.toMatch(word)
    }
  })

  it.each(DOORS)('is told by %s which one is needed, in one sentence', (door) => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } })`
    const asked = ['--import', `data:text/javascript,${encodeURIComponent(old)}`, door, 'ledger']
    const { status, stdout, stderr } = spawnSync(process.execPath, asked, { encoding: 'utf8' })
    const said = 'Dallal needs Node 20.19 or newer; this is 18.19.0.\n'
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: said })
  })
})

/** A module and what it imports from its folder, at once and not later: all of that is read before its first line runs. */
function readFirst(file: string, read = new Set<string>()): string[] {
  if (read.has(file)) return []
  read.add(file)
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^import .*'(\.[^']+)'$/gm)) {
    readFirst(join(dirname(file), from), read)
  }
  return [...read]
}

describe('packages are installed', () => {
  it('not in a fresh clone; after npm ci by hand; again when the lock changed', () => {
    write('package-lock.json', 'first lock', 1_000)
    expect(areInstalled(folder)).toBe(false)
    mkdirSync(join(folder, 'node_modules'))
    write('node_modules/.package-lock.json', '{}', 2_000)
    expect(areInstalled(folder)).toBe(true)
    write('package-lock.json', 'second lock', 1_500)
    expect(areInstalled(folder)).toBe(false)
  })

  it('not when the lock is younger than what is there', () => {
    rmSync(join(folder, 'node_modules/.dallal-lock'), { force: true })
    write('package-lock.json', 'third lock', 3_000)
    expect(areInstalled(folder)).toBe(false)
  })
})

it('counts what Vitest and Playwright counted, and nothing where there is nothing', () => {
  write('vitest.json', '{"numPassedTests":7,"numFailedTests":1}', 1)
  write('playwright.json', '{"stats":{"expected":3,"flaky":1,"unexpected":2}}', 1)
  expect(countResults(join(folder, 'vitest.json'))).toEqual({ passed: 7, failed: 1 })
  expect(countResults(join(folder, 'playwright.json'))).toEqual({ passed: 3, failed: 3 })
  expect(countResults(join(folder, 'none.json'))).toBeNull()
})
