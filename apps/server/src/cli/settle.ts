import { createPool } from '#platform/database'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createOutbox } from '#platform/outbox'
import { settleDue } from '#settlement'
import { createLedgerWriter } from '#wallet'
import type { Installation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** Settles what is due now. Safe beside a running server: each order is settled once. False when one could not be. */
export async function settle(
  { connections, database, clock, log }: Installation,
  terminal: Terminal,
): Promise<boolean> {
  const onError = (error: Error) => log.warn('a connection of the ledger broke', { error })
  const pool = createPool({ url: connections.system, name: 'ledger', size: 2, onError })
  const ledger = createLedgerWriter({ pool, now: clock.now })
  try {
    const outbox = createOutbox(createIds(), jobs)
    const total = await settleDue({ database, clock, log, ledger, outbox }, ({ settled, failed, due }) =>
      terminal.progress(`settled ${settled} of ${due}${failed > 0 ? `, ${failed} could not be` : ''}`),
    )
    terminal.answer(total)
    terminal.say(total.settled === 0 ? 'Nothing was due.' : `${total.settled} orders settled.`)
    if (total.failed > 0) terminal.say(`${total.failed} could not be settled; \`ledger verify\` says what is wrong.`)
    return total.failed === 0
  } finally {
    await ledger.stop()
    await pool.end()
  }
}
