import { toIso } from '@dallal/kernel'
import { lastClose } from '#auction'
import { formatDuration } from './duration.ts'
import type { Installation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** Business time, real time, and how far they are apart. */
export async function showClock({ clock }: Installation, terminal: Terminal): Promise<boolean> {
  const offsetMs = clock.offsetMs()
  terminal.answer({ now: toIso(clock.now()), realNow: toIso(clock.realNow()), offsetMs })
  terminal.say(`Business time  ${toIso(clock.now())}`)
  terminal.say(`Real time      ${toIso(clock.realNow())}`)
  terminal.say(offsetMs === 0 ? 'They are the same.' : `Business time is ${formatDuration(offsetMs)} ahead.`)
  return true
}

/** Moves business time forward for every process. False where it may not be moved, with the reason said. */
export async function advanceClock(
  { config, clock, database }: Installation,
  terminal: Terminal,
  ms: number,
): Promise<boolean> {
  clock.standWhile(() => database.asSystem(lastClose))
  const moved = await clock.advance(ms)
  if (moved.ok) {
    const { now, offsetMs } = moved.value
    terminal.answer({ now: toIso(now), offsetMs })
    terminal.say(`Business time is now ${toIso(now)}, ${formatDuration(offsetMs)} ahead of real time.`)
    return true
  }
  terminal.answer(moved.refusal)
  terminal.note(
    moved.refusal.code === 'lot_open_clock_stands'
      ? `A lot is open until ${moved.refusal.until}: time stands while people bid.`
      : `Time cannot be moved in ${config.environment}.`,
  )
  return false
}
