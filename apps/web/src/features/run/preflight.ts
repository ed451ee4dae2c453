import type { SentHealth } from '#features/video/publish-stream.ts'

/** One line of the list before a show: all right, not yet, or something to know. */
export type Check = 'good' | 'waiting' | 'warning'

export interface Preflight {
  readonly camera: Check
  readonly microphone: Check
  readonly lots: Check
  readonly upload: Check
  readonly line: Check
}

export interface PreflightFacts {
  readonly hasPicture: boolean
  /** The loudest the microphone has been since it was opened, from 0 to 1. */
  readonly loudest: number
  readonly queuedCount: number
  /** What the browser sends to the media engine; null until it does. */
  readonly sent: SentHealth | null
  readonly isLineUp: boolean
}

/** Below this a room's own noise is all that is heard. */
const HEARD = 0.02
/** Less than this and faces turn into blocks. */
const ENOUGH_KBPS = 600

/** What is ready and what is not. The picture may be missing: a show can begin without it. */
export function preflight({ hasPicture, loudest, queuedCount, sent, isLineUp }: PreflightFacts): Preflight {
  return {
    camera: hasPicture ? 'good' : 'waiting',
    microphone: loudest >= HEARD ? 'good' : 'waiting',
    lots: queuedCount > 0 ? 'good' : 'warning',
    upload: uploadCheck(sent),
    line: isLineUp ? 'good' : 'waiting',
  }
}

function uploadCheck(sent: SentHealth | null): Check {
  if (sent === null || sent.kbps === 0) return 'waiting'
  return sent.kbps >= ENOUGH_KBPS ? 'good' : 'warning'
}

/** A show needs its line and a lot; everything else can follow. */
export function mayGoLive({ line, lots }: Preflight): boolean {
  return line === 'good' && lots === 'good'
}
