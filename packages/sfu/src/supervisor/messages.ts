/** What the supervising process and the media process say to each other. Both are of the same version: one is the other's child. */
import type { Revocation } from '#revocations.ts'
import type { SfuEvent, SfuReport } from '#server/events.ts'
import type { SfuSettings } from '#server/settings.ts'

export type ToChild =
  | { type: 'start'; settings: SfuSettings; revocations: Revocation[] }
  | { type: 'revoke'; revocation: Revocation }
  | { type: 'stop' }

/** `unavailable` is final, `failed` may be better next time. `report` comes every second: it is the sign of life too. */
export type FromChild =
  | { type: 'ready'; httpPort: number; udpPort: number; openssl: string }
  | { type: 'unavailable'; why: string }
  | { type: 'failed'; why: string }
  | { type: 'event'; event: SfuEvent }
  | { type: 'report'; report: SfuReport }
