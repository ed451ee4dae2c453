import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '@dallal/kernel'
import { dataPlace } from '#platform/postgres'
import {
  type Environment,
  type LogLevel,
  SETTINGS,
  type ServerRole,
  type SettingName,
  type SettingValues,
} from './settings.ts'

export type { Environment, LogLevel, ServerRole } from './settings.ts'

/** What this process was told, checked. The only reader of the environment is this file. */
export interface Config {
  readonly environment: Environment
  /** The folder with the code. */
  readonly checkout: string
  /** The folder with everything that must be kept. */
  readonly dataFolder: string
  readonly host: string
  readonly port: number
  /** Origin as people see it, without a slash at the end. */
  readonly publicUrl: string
  readonly mediaPort: number
  readonly publicIp: string | null
  readonly databaseUrl: string | null
  readonly secret: string | null
  readonly roles: ReadonlySet<ServerRole>
  /** Whether an empty database outside production is filled with the demo market. */
  readonly demo: boolean
  readonly trustedProxies: readonly string[]
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly logLevel: LogLevel
}

export const CHECKOUT = join(import.meta.dirname, '../../..')

/** Sentences for the person who started the process, one for each thing that is wrong. */
export type ConfigRefusal = { code: 'config_wrong'; sentences: readonly string[] }

/** Reads the environment, and `.env` in the checkout for what the environment leaves open. */
export function loadConfig(): Result<Config, ConfigRefusal> {
  const file = join(CHECKOUT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return readConfig(process.env)
}

/** Whether npm started this process, through a shell of its own. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

/** What a child process of ours gets of the environment: where programs and temporary files are, and nothing of ours. */
export function baseEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot } = process.env
  return { PATH, HOME, TMPDIR, TEMP, SystemRoot }
}

/** Decides about every setting and says everything that is wrong at once. */
export function readConfig(environment: Record<string, string | undefined>): Result<Config, ConfigRefusal> {
  const sentences = unknownNames(environment)
  const values: Partial<Record<SettingName, unknown>> = {}
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const parsed = SETTINGS[name].schema.safeParse(environment[name] === '' ? undefined : environment[name])
    if (parsed.success) values[name] = parsed.data
    else sentences.push(`${name} ${parsed.error.issues[0]?.message}.`)
  }
  if (sentences.length > 0) return err({ code: 'config_wrong', sentences })
  return assemble(values as SettingValues) // each was set by the schema of its own name
}

function assemble(values: SettingValues): Result<Config, ConfigRefusal> {
  const { DALLAL_ENV: environment, HOST: asked, PORT: port, PUBLIC_URL: asSeen } = values
  const development = environment === 'development'
  if (development && asked && !isLoopback(asked)) {
    const why = 'Development listens on 127.0.0.1 only, because its tools let anyone become anyone'
    return err({ code: 'config_wrong', sentences: [`${why}: unset HOST, or set DALLAL_ENV to staging or production.`] })
  }
  if (!development && !asSeen) {
    return err({ code: 'config_wrong', sentences: [`PUBLIC_URL must be set in ${environment}.`] })
  }
  const publicUrl = asSeen ?? `http://localhost:${port}`
  return ok({
    environment,
    checkout: CHECKOUT,
    dataFolder: dataPlace(CHECKOUT, values.DALLAL_DATA),
    host: asked ?? (development ? '127.0.0.1' : '0.0.0.0'),
    port,
    publicUrl,
    mediaPort: values.MEDIA_PORT,
    publicIp: values.PUBLIC_IP ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    secret: values.DALLAL_SECRET ?? null,
    roles: values.DALLAL_ROLES,
    demo: values.DALLAL_DEMO === 'market' && environment !== 'production',
    trustedProxies: values.TRUSTED_PROXIES,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `Dallal <no-reply@${new URL(publicUrl).hostname}>`,
    logLevel: values.LOG_LEVEL,
  })
}

/** Whether only this machine reaches what listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

/** A name that begins like ours but is not one is a typing error, and would otherwise do nothing in silence. */
function unknownNames(environment: Record<string, string | undefined>): string[] {
  const known = Object.keys(SETTINGS)
  return Object.keys(environment)
    .filter((name) => name.startsWith('DALLAL_') && !known.includes(name))
    .map((name) => `${name} is not a setting; the nearest is ${nearest(name, known)}.`)
}

function nearest(name: string, known: readonly string[]): string {
  const [first = ''] = [...known].sort((a, b) => editDistance(name, a) - editDistance(name, b))
  return first
}

/** How many letters must be added, taken away or changed (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(changed, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
