import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const BYTES = 32
/** As many characters as a secret that is set must have. */
const LEAST = 32

/**
 * A secret in a file of its own, readable by us alone: made the first time, the same ever after. It appears whole or not at
 * all, also when the machine or the disk ends in between. Throws a sentence for a file that is not whole; `remedy` ends it.
 */
export function keptSecret(file: string, remedy: string): string {
  if (!existsSync(file)) write(file, randomBytes(BYTES).toString('base64url'))
  const kept = readFileSync(file, 'utf8').trim()
  if (kept.length < LEAST) {
    throw new Error(`${file} is damaged: it holds ${kept.length} characters and must hold ${LEAST}. ${remedy}`)
  }
  return kept
}

/** The bytes are on the disk before the name is, and the name before anything relies on it. */
function write(file: string, secret: string): void {
  const unfinished = `${file}.${process.pid}`
  rmSync(unfinished, { force: true })
  try {
    writeFileSync(unfinished, secret, { mode: 0o600, flag: 'wx', flush: true })
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  if (process.platform !== 'win32') flushFolder(dirname(file))
}

function flushFolder(folder: string): void {
  const open = openSync(folder, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
