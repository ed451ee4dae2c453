import { importsOf } from './imports.ts'
import { type Check, isTest } from './repository.ts'

/** What each package may use: others of ours, and packages of strangers. Node's own modules only where a world is allowed. */
const MAY_USE: Readonly<Record<string, { ours: readonly string[]; others: readonly RegExp[]; node: boolean }>> = {
  kernel: { ours: [], others: [], node: false },
  auction: { ours: ['kernel'], others: [], node: false },
  ledger: { ours: ['kernel'], others: [], node: false },
  contract: { ours: ['kernel', 'auction'], others: [/^zod/, /^@orpc\/contract/], node: false },
  i18n: { ours: ['kernel', 'contract'], others: [/^use-intl/], node: false },
  design: { ours: [], others: [], node: false },
  client: { ours: ['kernel', 'auction', 'contract'], others: [/^@orpc\//], node: false },
  sfu: { ours: [], others: [/^koffi/], node: true },
  testkit: { ours: ['kernel', 'server'], others: [/^pg$/, /^vitest/, /^kysely/], node: true },
}

/** The order of the packages, and what keeps the pure ones pure. Tests may use more. */
export const packageOrder: Check = {
  name: 'packages use only what they may',
  look: (repository) =>
    repository.paths
      .filter((path) => /^packages\/[a-z0-9-]+\/src\/.*\.tsx?$/.test(path) && !isTest(path))
      .flatMap((path) => {
        const name = path.split('/')[1] ?? ''
        return importsOf(repository.read(path))
          .filter((to) => !mayUse(name, to))
          .map((to) => ({ path, words: `packages/${name} may not import ${to}` }))
      }),
}

function mayUse(name: string, to: string): boolean {
  const rule = MAY_USE[name]
  if (to.startsWith('.') || to.startsWith('#')) return true
  if (!rule) return false
  if (to.startsWith('node:')) return rule.node
  if (to.startsWith('@dallal/')) return rule.ours.includes(to.split('/')[1] ?? '')
  return rule.others.some((pattern) => pattern.test(to))
}
