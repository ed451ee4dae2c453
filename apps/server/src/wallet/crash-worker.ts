import { instant } from '@dallal/kernel'
import { createPool } from '#platform/database'
import { eventAt } from './crash-events.ts'
import { createLedgerWriter } from './ledger-writer.ts'

/**
 * A server that does nothing but post, until it is killed: the events from the number in its second argument on, 64 at a
 * time. It says what became of each only after the ledger has answered, one line an event.
 */
const [url = '', from = '0'] = process.argv.slice(2)
const pool = createPool({ url, name: 'crash', size: 3, onError: () => undefined })
const ledger = createLedgerWriter({ pool, now: () => instant(Date.now()) })
let next = Number(from)

async function caller(): Promise<void> {
  for (;;) {
    const n = next
    next += 1
    const { status } = await ledger.post(eventAt(n))
    process.stdout.write(`${n} ${status}\n`)
  }
}

await Promise.all(Array.from({ length: 64 }, caller))
