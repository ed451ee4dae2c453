import { importsOf } from './imports.ts'
import type { Check, Finding, Repository } from './repository.ts'

/**
 * The domains of the server in their order: each may open the doors of those before it; to those after it, it speaks by
 * events. This list is the architecture; to change it is to change that.
 */
export const DOMAINS: readonly string[] = [
  'identity',
  'media',
  'catalog',
  'wallet',
  'live',
  'chat',
  'auction',
  'orders',
  'settlement',
  'payout',
  'admin',
]

const HOME = 'apps/server/src/'

/** Domains use each other by their doors and in their order; the platform uses no domain. */
export const domainOrder: Check = {
  name: 'domains open doors upwards only',
  look: (repository) =>
    repository.paths
      .filter((path) => path.startsWith(HOME) && path.endsWith('.ts'))
      .flatMap((path) => importsOf(repository.read(path)).flatMap((to) => judge(repository, path, to))),
}

function judge(repository: Repository, path: string, to: string): Finding[] {
  const [place = '', inside] = path.slice(HOME.length).split('/')
  const own = domainIndex(place)
  if (to.startsWith('../') && inside !== undefined && leavesPlace(path, to, place)) {
    return own < 0 && place !== 'platform' ? [] : [{ path, words: `imports ${to}: open the door (#name) instead` }]
  }
  const door = /^#(platform\/)?([a-z-]+)$/.exec(to)
  if (!door || door[1] || door[2] === 'config') return []
  const other = domainIndex(door[2] ?? '')
  if (other < 0) return []
  if (place === 'platform') return [{ path, words: `imports ${to}: the platform knows no domain` }]
  if (own >= 0 && other > own && !isAcrossTest(path)) {
    return [{ path, words: `imports ${to}, which comes later in the order: listen to an event instead` }]
  }
  return repository.paths.includes(`${HOME}${door[2]}/index.ts`)
    ? []
    : [{ path, words: `imports ${to}, which has no door` }]
}

function domainIndex(name: string): number {
  return DOMAINS.indexOf(name)
}

/** Whether a relative import ends outside of the folder directly below `src` (some files are everyone's). */
function leavesPlace(path: string, to: string, place: string): boolean {
  const steps = path.split('/').slice(0, -1)
  for (const step of to.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  const end = steps.join('/')
  if (EVERYONES.includes(end) || (isAcrossTest(path) && isAcrossTest(end))) return false
  if (place !== 'platform') return !end.startsWith(`${HOME}${place}/`)
  return !end.startsWith(`${HOME}platform/${path.slice(`${HOME}platform/`.length).split('/')[0]}/`)
}

/** What stands beside the domains and is for all of them. */
const EVERYONES = ['apps/server/database/schema.ts', `${HOME}domain.ts`]

/** A test may set up what comes later, to see what it causes here. */
function isAcrossTest(path: string): boolean {
  return /\.test\.ts$|\.test-[a-z]+\.ts$/.test(path)
}
