import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Everything the pages are built from, as paths in the checkout. */
const SOURCES = [
  'package-lock.json',
  'apps/web/package.json',
  'apps/web/next.config.ts',
  'apps/web/postcss.config.mjs',
  'apps/web/tsconfig.json',
  'apps/web/public',
  'apps/web/src',
  ...['auction', 'client', 'contract', 'design', 'i18n', 'kernel'].map((name) => `packages/${name}/src`),
]

/** A fingerprint of the sources of the pages: names and contents. Tests are not part of a page. */
export function hashSources(checkout: string, sources: readonly string[] = SOURCES): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(join(checkout, source))).sort()) {
    hash
      .update(`${relative(checkout, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => !/\.test(-dsl)?\.tsx?$/.test(file) && statSync(file).isFile())
}
