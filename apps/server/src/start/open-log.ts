import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#config'
import { createLog, type Log } from '#platform/log'

const LARGEST_BYTES = 20 * 1024 * 1024

export interface OpenLog {
  readonly log: Log
  /** For what the terminal is told in other words. */
  readonly whole: Log
  /** Resolves when everything is written. */
  close(): Promise<void>
}

/**
 * Where the log goes. In development everything goes to a file, so that the terminal stays readable, and what is worth a
 * look to the terminal too, in one line each; elsewhere all of it goes to standard output, one JSON object a line.
 */
export function openLog(config: Config): OpenLog {
  if (config.environment !== 'development') {
    const log = createLog({ level: config.logLevel, form: 'json' })
    return { log, whole: log, close: async () => undefined }
  }
  const file = createWriteStream(startedAnew(join(config.dataFolder, 'server.log')), { flags: 'a', mode: 0o600 })
  const whole = createLog({ level: config.logLevel, form: 'json', write: (line) => void file.write(line) })
  const terminal = createLog({ level: 'warn', form: 'human', write: (line) => process.stdout.write(firstLine(line)) })
  const close = () => new Promise<void>((resolve) => file.end(() => resolve()))
  return { log: both(whole, terminal), whole, close }
}

/** Without the stacks, which are in the file. */
function firstLine(text: string): string {
  return `${text.split('\n', 1)[0]}\n`
}

/** The file before is kept once. */
function startedAnew(file: string): string {
  if (existsSync(file) && statSync(file).size > LARGEST_BYTES) renameSync(file, `${file}.1`)
  return file
}

function both(first: Log, second: Log): Log {
  const each = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, facts?: object) => {
    first[level](message, facts)
    second[level](message, facts)
  }
  return {
    debug: each('debug'),
    info: each('info'),
    warn: each('warn'),
    error: each('error'),
    with: (facts) => both(first.with(facts), second.with(facts)),
  }
}
