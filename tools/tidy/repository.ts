import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The files of a checkout, by their path with slashes; made up in tests. */
export interface Repository {
  readonly paths: readonly string[]
  read(path: string): string
}

/** Something that should not be so, in words that say what to do. */
export interface Finding {
  readonly path: string
  readonly words: string
}

/** One thing that is always looked at. */
export interface Check {
  readonly name: string
  look(repository: Repository): Finding[]
}

const NOT_OURS = new Set(['node_modules', '.git', '.next', '.dallal', 'coverage', 'test-results', 'playwright-report'])

/** Everything in the checkout that people wrote. */
export function readRepository(root: string): Repository {
  const paths: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) paths.push(relative(root, path).split(sep).join('/'))
    }
  }
  walk(root)
  return { paths: paths.sort(), read: (path) => readFileSync(join(root, path), 'utf8') }
}

/** A repository of a few files, for tests. */
export function madeUp(files: Readonly<Record<string, string>>): Repository {
  return { paths: Object.keys(files).sort(), read: (path) => files[path] ?? '' }
}

/** Lines of code, ours or generated, that a check reads. */
export function codePaths({ paths }: Repository): string[] {
  return paths.filter((path) => /\.(ts|tsx|mts|mjs|js|css)$/.test(path) && !path.endsWith('.d.ts'))
}

/** Tests, and what only they use. */
export function isTest(path: string): boolean {
  return /\.(test|e2e)\.tsx?$|\.test-[a-z]+\.ts$|\/browser-world\.ts$|^tests\//.test(path)
}

/** Findings for every line of some files in which a pattern is found. */
export function findLines(repository: Repository, paths: readonly string[], pattern: RegExp, words: string): Finding[] {
  return paths.flatMap((path) =>
    repository
      .read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [{ path: `${path}:${index + 1}`, words }] : [])),
  )
}
