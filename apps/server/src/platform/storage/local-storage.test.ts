import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { instant } from '@dallal/kernel'
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

  test('a folder tells what is in it and since when, and goes with all of it', async () => {
    const storage = localStorage(folder)
    const [one, shelf] = [storageKey('shelf', 'one'), storageKey('shelf')]
    await storage.put([{ key: storageKey('shelf', 'one', '160.webp'), bytes: bytes('x') }])
    await storage.put([{ key: storageKey('shelf', 'two', '160.webp'), bytes: bytes('x') }])
    writeFileSync(join(folder, 'shelf', 'one', '320.webp.0a1b.part'), 'half of a file')
    const at = instant('2026-11-25T10:00:00Z')
    utimesSync(join(folder, 'shelf', 'one'), new Date(at), new Date(at))

    expect((await storage.list(shelf)).sort()).toEqual(['one', 'two'])
    expect(await storage.touchedAt(one)).toBe(at)
    await storage.deleteFolder(one)
    await storage.deleteFolder(one)
    expect(await storage.list(shelf)).toEqual(['two'])
    expect([await storage.list(one), await storage.touchedAt(one)]).toEqual([[], null])
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
