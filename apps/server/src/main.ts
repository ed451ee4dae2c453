/** The server: settings → lock → listener → every part, and back again when it is told to end. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDataPlace } from '#platform/postgres'
import { openChildList } from '#platform/processes'
import { type Config, loadConfig } from './config.ts'
import { openListener, type PortRefusal } from './start/listener.ts'
import { onNpmShellGone } from './start/npm-shell.ts'
import { type OpenLog, openLog } from './start/open-log.ts'
import { takeProcessLock } from './start/process-lock.ts'
import { allowedHosts, safeHeaders } from './start/safe-headers.ts'
import { box, createSteps, seconds } from './start/steps.ts'
import { createStops } from './start/stops.ts'

const since = performance.now()
let logs: OpenLog | null = null
const stops = createStops(() => logs?.log ?? null)

let isEnding = false

await main().catch(async (error: unknown) => {
  if (isEnding) return // A part that was starting was cut off; that is no fault of it.
  logs?.whole.error('the start failed', { error })
  await endBadly(error instanceof Error ? error.message : String(error))
})

async function main(): Promise<void> {
  const loaded = loadConfig()
  if (!loaded.ok) return endBadly(loaded.refusal.sentences.join('\n'))
  const config = loaded.value
  openDataPlace(config.dataFolder)

  const lock = takeProcessLock(join(config.dataFolder, 'server.lock'), config.publicUrl)
  if (!lock.ok) {
    const { pid, url } = lock.refusal
    return endBadly(
      `Dallal is already running here (process ${pid}, ${url}). To run another, set DALLAL_DATA, PORT and MEDIA_PORT.`,
    )
  }
  stops.add('lock', lock.value.release)
  endWhenTold()
  logs = openLog(config)
  const { log } = logs
  stops.add('log', logs.close)

  const steps = createSteps()
  console.log(`\nDallal ${version(config)}, ${config.environment}`)
  const { children, ended } = openChildList(join(config.dataFolder, 'children.json'))
  if (ended > 0) steps.note(`${ended} processes that an earlier server left behind were ended`)
  const listener = await openListener(config.host, config.port, {
    headers: safeHeaders(config),
    ...allowedHosts(config),
  })
  if (!listener.ok) return endBadly(portSentence(config, listener.refusal))

  // Everything else is loaded only now: what is wrong so far is said at once.
  const { serve } = await import('./start/serve.ts')
  const { operatorLink } = await serve({
    ...{ config, children, log, steps, stops, listener: listener.value, version: version(config) },
    fromSources: process.argv.includes('--dev'),
  })
  stops.add('listener', () => listener.value.close(3_000))
  console.log(
    `\n${box(addresses(config, operatorLink))}\n  ready in ${seconds(performance.now() - since)}; Ctrl-C ends it\n`,
  )
}

function addresses({ publicUrl, environment }: Config, operatorLink: string | null): [string, string][] {
  const rows: [string, string][] = [
    ['Shop', `${publicUrl}/ar`],
    ['Studio', `${publicUrl}/ar/studio`],
    ['Console', `${publicUrl}/ar/console`],
    ['API', `${publicUrl}/api/openapi.json`],
  ]
  if (environment === 'development') rows.push(['Mailbox', `${publicUrl}/ar/mailbox`])
  if (operatorLink) rows.push(['Operator', `${operatorLink}  (once, within 15 minutes)`])
  return rows
}

function portSentence({ host, port }: Config, { code }: PortRefusal): string {
  if (code === 'port_taken') return `Port ${port} is taken by another program: stop it, or set PORT to another one.`
  if (code === 'port_forbidden') return `Port ${port} may not be opened by this user: set PORT to one above 1023.`
  return `${host} is not an address of this machine: set HOST to one that is.`
}

function version({ checkout }: Config): string {
  const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string } // our own file
  return manifest.version
}

/** The first signal ends everything in order, the second at once. */
function endWhenTold(): void {
  const end = () => {
    if (isEnding) process.exit(130)
    isEnding = true
    console.log('\nEnding…')
    void stops.all().then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGHUP', end)
  // A terminal tells npm's shell and us: then we are ending already, and this is no second signal.
  onNpmShellGone(() => isEnding || end())
  // Whoever read what we say has gone. That is no fault of ours, and nobody is left to tell.
  process.stdout.on('error', ignoreGoneReader)
  process.stderr.on('error', ignoreGoneReader)
  // A promise that nobody waited for: its own work is lost, everybody else's goes on.
  process.on('unhandledRejection', (error) => logs?.log.error('work that nobody waited for failed', { error }))
  process.on('uncaughtException', (error) => {
    logs?.log.error('a fault that nothing caught', { error })
    if (isEnding) return
    isEnding = true
    void endBadly('A fault ended the server; the log says which.')
  })
}

function ignoreGoneReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** Says why in one sentence, ends what was begun, and leaves with 1. */
async function endBadly(sentence: string): Promise<void> {
  console.error(`\n${sentence}`)
  await stops.all()
  process.exit(1)
}
