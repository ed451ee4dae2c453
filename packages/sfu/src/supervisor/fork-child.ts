/** Starts the media process from its TypeScript source: by Node itself where Node strips types, by tsx where it does not. */
import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ENTRY = fileURLToPath(new URL('../process.ts', import.meta.url))

/** Of the parent's environment the child gets only this: it has no business with passwords of databases. */
const KEPT = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TZ', 'LD_LIBRARY_PATH']

/** Throws when this Node can run TypeScript neither by itself nor by tsx. */
export function forkChild(): ChildProcess {
  return fork(ENTRY, [], {
    env: Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    execArgv: typescriptArguments(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

function typescriptArguments(): string[] {
  // Older Nodes do not have this feature, nor do their typings.
  if ('typescript' in process.features && process.features.typescript) return []
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}
