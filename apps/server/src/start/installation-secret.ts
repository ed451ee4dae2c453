import { join } from 'node:path'
import { keptSecret } from '#platform/kept-secret'

/** The secret that signs sessions and links: the one that was set, else one made at the first start and kept. */
export function installationSecret(dataFolder: string, set: string | null): string {
  const remedy = 'Take it from a backup, or remove it: then a new one is made, and everybody must sign in again.'
  return set ?? keptSecret(join(dataFolder, 'secret'), remedy)
}

/** A name for this data folder that no other has, so that its earlier processes can be told from other servers. */
export function nodeName(dataFolder: string): string {
  return keptSecret(join(dataFolder, 'node'), 'Remove it: a new one is made.').slice(0, 16)
}
