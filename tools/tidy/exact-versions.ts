import type { Check } from './repository.ts'

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'] as const

/** Two installs of one commit must bring the same code. */
export const exactVersions: Check = {
  name: 'every dependency has an exact version',
  look(repository) {
    return repository.paths.filter(isManifest).flatMap((path) => {
      const manifest = JSON.parse(repository.read(path)) as Record<string, Record<string, string> | undefined>
      return KINDS.flatMap((kind) =>
        Object.entries(manifest[kind] ?? {})
          .filter(([, version]) => !EXACT.test(version))
          .map(([name, version]) => ({ path, words: `${name} is ${version}: write the exact version` })),
      )
    })
  },
}

function isManifest(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json')
}
