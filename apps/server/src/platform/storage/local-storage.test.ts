import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { localStorage } from './local-storage.ts'
import { storageKey } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'dallal-storage-'))
afterAll(() => rmSync(folder, { recursive: true }))
const bytes = (words: string) => new TextEncoder().encode(words)

describe('files on the local disk', () => {
  test('what was put is read back, whole or in pieces, and nothing unfinished is left beside it', async () => {
    const storage = localStorage(folder)
    const [small, large] = [storageKey('images', 'a1', '160.webp'), storageKey('images', 'a1', '320.webp')]
    await storage.put([
      { key: small, bytes: bytes('small') },
      { key: large, bytes: bytes('large') },
    ])

    expect(new TextDecoder().decode((await storage.get(small)) ?? undefined)).toBe('small')
    const stream = await storage.stream(large)
    expect(stream?.bytes).toBe(5)
    expect(stream && (await text(stream.body))).toBe('large')
    expect(readdirSync(join(folder, 'images', 'a1')).sort()).toEqual(['160.webp', '320.webp'])
  })

  test('a file that is not there is null, and deleting it is no error', async () => {
    const storage = localStorage(folder)
    const key = storageKey('images', 'never', '160.webp')
    expect(await storage.get(key)).toBeNull()
    expect(await storage.stream(key)).toBeNull()
    await storage.delete([key])
  })

  test('a deleted file is gone', async () => {
    const storage = localStorage(folder)
    const key = storageKey('images', 'gone.webp')
    await storage.put([{ key, bytes: bytes('x') }])
    await storage.delete([key])
    expect(await storage.get(key)).toBeNull()
  })

  test.each([
    ['..'],
    ['.'],
    [''],
    ['a/b'],
    ['a\\b'],
    ['A'],
    ['-a'],
    ['a\0'],
    ['..webp'],
    ['c:'],
    ['%2e%2e'],
    ['a.webp.exe'],
  ])('a key cannot leave its folder: %j is no part of one', (part) => {
    expect(() => storageKey('images', part)).toThrow('not a part of a storage key')
  })
})
