/** The child's side: does what the supervisor says, and says how it goes. */
import { type RunningSfu, startSfu } from '#server/start.ts'
import type { FromChild, ToChild } from '#supervisor/messages.ts'

const REPORT_EVERY_MS = 1000

export function runSupervised(): void {
  let running: RunningSfu | null = null

  const start = async ({ settings, revocations }: ToChild & { type: 'start' }): Promise<void> => {
    const outcome = await startSfu(settings, (event) => tell({ type: 'event', event }))
    if (outcome.kind === 'unavailable') {
      await tellLast({ type: 'unavailable', why: outcome.why })
      return
    }
    const { sfu } = outcome
    running = sfu
    for (const revocation of revocations) sfu.revoke(revocation)
    tell({ type: 'ready', httpPort: sfu.httpPort, udpPort: sfu.udpPort, openssl: sfu.openssl })
    setInterval(() => tell({ type: 'report', report: sfu.report() }), REPORT_EVERY_MS)
  }

  process.on('message', (message: ToChild) => {
    if (message.type === 'revoke') running?.revoke(message.revocation)
    else if (message.type === 'stop') void endWith(running)
    else start(message).catch((error: unknown) => tellLast({ type: 'failed', why: reasonOf(error) }))
  })
  // A terminal interrupts the whole group; the supervisor decides when this process ends.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => void endWith(running))
}

/** Goodbyes are sent before the process ends, and they have left by then: the port closes after its last datagram. */
async function endWith(running: RunningSfu | null): Promise<never> {
  await running?.stop()
  process.exit(0)
}

function tell(message: FromChild): void {
  if (process.connected) process.send?.(message)
}

/** A child that cannot run has nothing left to do once this has been said. */
async function tellLast(message: FromChild): Promise<void> {
  await new Promise((resolve) => process.send?.(message, resolve))
  process.exit(0)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
