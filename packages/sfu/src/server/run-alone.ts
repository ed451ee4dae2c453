/** A media server without a supervisor, for a machine of its own. */
import { ensureCertificate } from '#certificate/ensure-certificate.ts'
import { readEnvironment } from '#server/environment.ts'
import { startSfu } from '#server/start.ts'

/** Runs until it is told to end; a wrong setting or a machine that cannot do it ends the process with code 1. */
export async function runAlone(environment: Record<string, string | undefined>): Promise<void> {
  const reading = readEnvironment(environment)
  if (!reading.ok) {
    fail(reading.why)
    return
  }
  const certificate = await ensureCertificate(reading.directory)
  const outcome = await startSfu({ ...reading.settings, ...certificate }, (event) => console.log(JSON.stringify(event)))
  if (outcome.kind === 'unavailable') {
    fail(outcome.why)
    return
  }
  const { sfu } = outcome
  console.log(`sfu: WHIP and WHEP on port ${sfu.httpPort}, media on UDP port ${sfu.udpPort}, ${sfu.openssl}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sfu.stop())
}

function fail(why: string): void {
  console.error(`sfu: ${why}`)
  process.exitCode = 1
}
