import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Named in a way that every Node knows: this is read before it is known whether Node is new enough. */
export const CHECKOUT = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/**
 * Installs exactly what the lock file says, when it is not there yet or the lock changed since. No package runs a script
 * of its own. Ends the process when npm fails, which has said why by then.
 */
export function installPackages(checkout = CHECKOUT) {
  if (areInstalled(checkout)) return
  console.log('Installing packages from the lock file (about a minute the first time)…')
  const since = Date.now()
  const { status } = runNpm(['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], checkout)
  if (status !== 0) {
    console.error('The packages could not be installed; npm says why above.')
    process.exit(1)
  }
  remember(checkout)
  console.log(`  ✔ packages installed ${((Date.now() - since) / 1000).toFixed(1)} s`)
}

/** Whether what is installed is what the lock file says; also when somebody ran `npm ci` by hand after the lock changed. */
export function areInstalled(checkout) {
  const { mark, lock, installed } = places(checkout)
  if (!existsSync(installed)) return false
  if (existsSync(mark)) return readFileSync(mark, 'utf8') === hashOf(lock)
  if (statSync(installed).mtimeMs < statSync(lock).mtimeMs) return false
  remember(checkout)
  return true
}

function remember(checkout) {
  const { mark, lock } = places(checkout)
  writeFileSync(mark, hashOf(lock))
}

function places(checkout) {
  return {
    mark: join(checkout, 'node_modules/.dallal-lock'),
    lock: join(checkout, 'package-lock.json'),
    installed: join(checkout, 'node_modules/.package-lock.json'),
  }
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** The npm that started us, else the one on the path. */
function runNpm(command, cwd) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...command], { cwd, stdio: 'inherit' })
  return spawnSync('npm', command, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
}
