import type { checkSchema } from '@dallal/contract'
import { MS } from '@dallal/kernel'
import type { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Verification } from '#wallet'
import type { AdminPorts } from './admin-ports.ts'
import { insertReport, sayRunning } from './books-store.ts'
import { seeOneMoment, verifyIn } from './run-checks.ts'

/** How many of the rows a check found are kept. */
const SAMPLE = 5

/** The longest words of one row. */
const LONGEST_ROW = 300

export interface BooksChecker {
  /** Runs the checks over a moment that is not before this call, and keeps what they find. Who asks meanwhile shares the next run. */
  check(): Promise<void>
  /** The same, waiting no longer than this; what it does not wait for goes on, and what goes wrong there is logged. */
  checkFor(ms?: number): Promise<void>
  /** Begins no further check. */
  stop(): void
}

/**
 * Runs the checks of the books for this process. They read everything, so there is one run at a time, and one more for all who
 * asked since it began: what they are told is never older than their question.
 */
export function createBooksChecker({
  patientDatabase,
  log,
}: Pick<AdminPorts, 'patientDatabase' | 'log'>): BooksChecker {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let isStopping = false

  const run = () => patientDatabase.asSystem((tx) => report(tx, () => isStopping))

  function start(): Promise<void> {
    const begun = run().finally(() => {
      if (running === begun) running = null
    })
    running = begun
    return begun
  }

  function check(): Promise<void> {
    if (running === null) return start()
    next ??= running
      .catch(() => undefined) // whoever asked for that one is told
      .then(() => {
        next = null
        return start()
      })
    return next
  }

  return {
    check,
    async checkFor(ms = 10 * MS.second) {
      const run = check()
      run.catch((error: unknown) => log.error('the books could not be checked', { error }))
      await within(run, ms)
    },
    stop() {
      isStopping = true
    },
  }
}

async function report(tx: Tx, isStopping: () => boolean): Promise<void> {
  const since = performance.now()
  await seeOneMoment(tx)
  await sayRunning(tx)
  const found = await verifyIn(tx, () => {
    if (isStopping()) throw new Error('the process is ending')
  })
  await insertReport(tx, Math.round(performance.now() - since), view(found))
}

function view({ runs, defects }: Verification): z.infer<typeof checkSchema>[] {
  return runs.map(({ check, found, tookMs, error }) => ({
    name: check,
    defects: found,
    sample: defects
      .filter((defect) => defect.check === check)
      .slice(0, SAMPLE)
      .map(({ row, detail }) => `${row}: ${detail}`.slice(0, LONGEST_ROW)),
    tookMs,
    error: error?.slice(0, LONGEST_ROW) ?? null,
  }))
}

/** Resolves when the work is done, or when so much time has passed; fails when the work does so within it. */
async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, enough]).finally(() => clearTimeout(timer))
}
