import { verifyLedger } from '#admin'
import type { Installation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** How many of the rows a check found are written for people; JSON carries all that were kept. */
const WRITTEN = 20

/** Runs every check of the books over one moment. False when any of them found something; each row found is named. */
export async function verifyBooks({ database }: Installation, terminal: Terminal): Promise<boolean> {
  const { runs, defects } = await verifyLedger(database, (check, place, of) =>
    terminal.progress(`check ${place} of ${of}: ${check}`),
  )
  const width = Math.max(...runs.map(({ check }) => check.length))
  for (const { check, found, tookMs } of runs) {
    terminal.say(
      `  ${found === 0 ? '✔' : '✘'} ${check.padEnd(width)}  ${found === 0 ? `${tookMs} ms` : `${found} found`}`,
    )
    for (const defect of defects.filter((one) => one.check === check).slice(0, WRITTEN)) {
      terminal.say(`      ${defect.row}: ${defect.detail}`)
    }
  }
  const wrong = runs.filter(({ found }) => found > 0).length
  terminal.answer({ sound: wrong === 0, checks: runs, defects })
  terminal.say(
    wrong === 0 ? `${runs.length} checks found nothing.` : `${wrong} of ${runs.length} checks found something.`,
  )
  return wrong === 0
}
