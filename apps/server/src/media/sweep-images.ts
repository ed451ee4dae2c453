import { asId, type ImageId, isUuid, MS, minusMs } from '@dallal/kernel'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import type { CronEntry } from '#platform/jobs'
import type { Log } from '#platform/log'
import { type Storage, storageKey } from '#platform/storage'
import { deleteImage, imagesById, isInUse, unusedImages } from './image-store.ts'
import { IMAGES, imageFolder } from './keep-image.ts'
import { isSameInstallation } from './same-installation.ts'

/**
 * Removes pictures that nobody put to use. First the row, in a transaction of its own, which the foreign keys refuse when
 * something refers to it by then: whoever attaches a picture locks its row, so one of the two waits for the other and sees
 * what it did. Then the files. What dies between the two, or between the files and the row of an upload, leaves a folder
 * without a row; those are found on the disk.
 */
export interface SweepPorts {
  readonly database: Database
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now' | 'realNow'>
  readonly log: Log
}

export const SWEEP_IMAGES: CronEntry = { job: 'sweep_images', schedule: '20 4 * * *' }

/** For so long a picture may wait to be put to use: a form that is filled in today is sent today. */
const WAIT_MS = MS.day

/** Of each kind in one run; what is more waits for the next day. */
const AT_MOST = 1_000

export interface Swept {
  /** Pictures that nothing referred to. */
  readonly unused: number
  /** Folders without a row. */
  readonly strays: number
}

/** Removes at most so many unused pictures, and so many folders without a row, and says how many there were. */
export async function sweepImages(ports: SweepPorts, atMost = AT_MOST): Promise<Swept> {
  const swept = { unused: await removeUnused(ports, atMost), strays: await removeStrays(ports, atMost) }
  ports.log.info('pictures that nobody used were removed', swept)
  return swept
}

async function removeUnused({ database, storage, clock }: SweepPorts, atMost: number): Promise<number> {
  const before = minusMs(clock.now(), WAIT_MS)
  let removed = 0
  for (const id of await database.asSystem((tx) => unusedImages(tx, before, atMost))) {
    if (!(await removeRow(database, id))) continue
    await storage.deleteFolder(imageFolder(id))
    removed += 1
  }
  return removed
}

/** False when it is in use by now, or when another worker was first. */
async function removeRow(database: Database, id: ImageId): Promise<boolean> {
  try {
    return await database.asSystem((tx) => deleteImage(tx, id))
  } catch (error) {
    if (isInUse(error)) return false
    throw error
  }
}

async function removeStrays(ports: SweepPorts, atMost: number): Promise<number> {
  if (!(await isSameInstallation(ports))) {
    ports.log.warn('the pictures of the storage are of another database; those without a row stay')
    return 0
  }
  let removed = 0
  for (const shelf of await ports.storage.list(storageKey(IMAGES))) {
    for (const id of await withoutRow(ports, shelf)) {
      if (removed === atMost) return removed
      if (!(await hasWaited(ports, id))) continue
      await ports.storage.deleteFolder(imageFolder(id))
      removed += 1
    }
  }
  return removed
}

/** The pictures of a shelf that have files but no row. What is not named as we name pictures is not ours to judge. */
async function withoutRow({ database, storage }: SweepPorts, shelf: string): Promise<ImageId[]> {
  if (!/^[0-9a-f]{2}$/.test(shelf)) return []
  const names = await storage.list(storageKey(IMAGES, shelf))
  const ids = names.filter((name) => isUuid(name) && name.endsWith(shelf)).map((name) => asId<ImageId>(name))
  const kept = new Set((await database.asSystem((tx) => imagesById(tx, ids))).map(({ id }) => id))
  return ids.filter((id) => !kept.has(id))
}

/** An upload writes its files first: only a folder that was left alone for long has no row to come. */
async function hasWaited({ storage, clock }: SweepPorts, id: ImageId): Promise<boolean> {
  const touchedAt = await storage.touchedAt(imageFolder(id))
  return touchedAt !== null && touchedAt < minusMs(clock.realNow(), WAIT_MS)
}
