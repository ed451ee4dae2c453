import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CHECKOUT } from './install-packages.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PATIENCE_MS = 300_000

/**
 * A Chromium for the tests: the one that CHROMIUM names, one on the path, Playwright's own, else one that is installed now
 * (Playwright's download, or Debian's package where we are root). Null, after one clear sentence, when there is none.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM
  if (named && existsSync(named)) return named
  if (named) return say(`CHROMIUM names ${named}, which does not exist.`)
  const found = onPath() ?? (await playwrightsOwn())
  if (found) return found

  console.log('Installing a Chromium for the tests (once)…')
  const cli = join(CHECKOUT, 'node_modules/@playwright/test/cli.js')
  quietly(process.execPath, [cli, 'install', 'chromium'])
  const downloaded = await playwrightsOwn()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    quietly('apt-get', ['update'])
    quietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  }
  return onPath() ?? say('The tests need a Chromium: install one, or set CHROMIUM to where it is.')
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return files.find(isExecutable) ?? null
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return file && existsSync(file) ? file : null
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function quietly(program, parameters) {
  spawnSync(program, parameters, {
    cwd: CHECKOUT,
    stdio: 'ignore',
    timeout: PATIENCE_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function say(sentence) {
  console.error(sentence)
  return null
}
