import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#config'
import { createLog, type Log } from '#platform/log'

const LARGEST_BYTES = 20 * 1024 * 1024

/**
 * Where the log goes. In development everything goes to a file, so that the terminal stays readable, and what is worth a
 * look to the terminal too; elsewhere all of it goes to standard output, one JSON object a line.
 */
export function openLog(config: Config): Log {
  if (config.environment !== 'development') return createLog({ level: config.logLevel, form: 'json' })
  const file = createWriteStream(startedAnew(join(config.dataFolder, 'server.log')), { flags: 'a', mode: 0o600 })
  const terminal = createLog({ level: 'warn', form: 'human' })
  const whole = createLog({ level: config.logLevel, form: 'json', write: (line) => void file.write(line) })
  return both(whole, terminal)
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
