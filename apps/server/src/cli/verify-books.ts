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
  for (const { check, found, tookMs, error } of runs) {
    const outcome = error ?? (found === 0 ? `${tookMs} ms` : `${found} found`)
    terminal.say(`  ${error === null && found === 0 ? '✔' : '✘'} ${check.padEnd(width)}  ${outcome}`)
    for (const defect of defects.filter((one) => one.check === check).slice(0, WRITTEN)) {
      terminal.say(`      ${defect.row}: ${defect.detail}`)
    }
  }
  const wrong = runs.filter(({ found, error }) => found > 0 || error !== null).length
  terminal.answer({ sound: wrong === 0, checks: runs, defects })
  terminal.say(
    wrong === 0
      ? `${runs.length} checks found nothing.`
      : `${wrong} of ${runs.length} checks found something or could not be run.`,
  )
  return wrong === 0
}
