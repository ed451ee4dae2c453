import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
