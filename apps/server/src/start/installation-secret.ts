import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret that signs sessions and links: the one that was set, else one made at the first start and kept. */
export function installationSecret(dataFolder: string, set: string | null): string {
  return set ?? keptSecret(join(dataFolder, 'secret'))
}

/** A name for this data folder that no other has, so that its earlier processes can be told from other servers. */
export function nodeName(dataFolder: string): string {
  return keptSecret(join(dataFolder, 'node')).slice(0, 16)
}

function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
