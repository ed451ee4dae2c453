import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashSources } from './sources-hash.ts'

let checkout: string
beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'dallal-sources-'))
  mkdirSync(join(checkout, 'src/inside'), { recursive: true })
  write('src/page.tsx', 'a')
})
afterAll(() => rmSync(checkout, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(checkout, name), text)
const hash = () => hashSources(checkout, ['src', 'not-there'])

it('changes with a source, not with a test', () => {
  const first = hash()
  write('src/page.test.tsx', 'a test')
  expect(hash()).toBe(first)
  write('src/inside/part.tsx', 'b')
  const second = hash()
  expect(second).not.toBe(first)
  write('src/page.tsx', 'c')
  expect(hash()).not.toBe(second)
})
