import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { assert, instant } from '@dallal/kernel'
import type { Storage, StorageKey } from './storage.ts'

/** Keeps files in a folder of the local disk. A file appears under its name only when all of it is on the disk. */
export function localStorage(folder: string): Storage {
  const root = resolve(folder)
  const pathOf = (key: StorageKey): string => {
    const path = join(root, ...key.split('/'))
    assert(path.startsWith(root + sep), 'a storage key stays in its folder')
    return path
  }

  return {
    async put(files) {
      const folders = new Set(files.map(({ key }) => dirname(pathOf(key))))
      for (const one of folders) await mkdir(one, { recursive: true })
      await Promise.all(files.map(({ key, bytes }) => writeWhole(pathOf(key), bytes)))
      for (const one of folders) await syncFolder(one)
    },
    get: (key) => readFile(pathOf(key)).catch(nullWhenMissing),
    async stream(key) {
      const file = await open(pathOf(key), 'r').catch(nullWhenMissing)
      if (!file) return null
      const { size } = await file.stat()
      return { bytes: size, body: file.createReadStream() }
    },
    async delete(keys) {
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })))
    },
    list: async (folder) => (await readdir(pathOf(folder)).catch(nullWhenMissing)) ?? [],
    async touchedAt(folder) {
      const found = await stat(pathOf(folder)).catch(nullWhenMissing)
      return found && instant(Math.floor(found.mtimeMs))
    },
    deleteFolder: (folder) => rm(pathOf(folder), { recursive: true, force: true }),
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(unfinished, 'wx', 0o640)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** A rename is durable once its folder is. Windows has no such call and keeps renames in its journal. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
