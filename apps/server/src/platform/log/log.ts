import pino from 'pino'
import { humanLine } from './human-line.ts'
import { redact } from './redact.ts'

/** Where facts for the people who run this are written: a message and its facts, redacted. */
export interface Log {
  debug(message: string, facts?: object): void
  info(message: string, facts?: object): void
  warn(message: string, facts?: object): void
  error(message: string, facts?: object): void
  /** The same log, with facts that go with every line. */
  with(facts: object): Log
}

export interface LogOptions {
  readonly level: string
  /** `json` for machines, one object a line; `human` for a terminal. */
  readonly form: 'json' | 'human'
  readonly write?: (line: string) => void
}

/** A log on standard output, unless told otherwise. */
export function createLog({ level, form, write = (line) => process.stdout.write(line) }: LogOptions): Log {
  const stream = { write: form === 'json' ? write : (line: string) => write(humanLine(line)) }
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return wrap(pino({ ...options, formatters: { level: (label) => ({ level: label }) } }, stream))
}

function wrap(logger: pino.Logger): Log {
  const facts = (given: object | undefined) => (given ? (redact(given) as object) : {}) // an object stays an object
  return {
    debug: (message, given) => logger.debug(facts(given), message),
    info: (message, given) => logger.info(facts(given), message),
    warn: (message, given) => logger.warn(facts(given), message),
    error: (message, given) => logger.error(facts(given), message),
    with: (given) => wrap(logger.child(facts(given))),
  }
}
