import { type CloseName, closeName } from '@dallal/contract'

/** Why there is no line: a close code's name, or what the client itself saw. Worded under `live.closed.<reason>`. */
export type LiveReason = CloseName | 'lost' | 'silent' | 'unreadable' | 'left'

/** How the session stands, as a screen shows it. */
export type LiveState =
  | { kind: 'connecting' }
  /** `user` is null until it is known who one is, and for visitors without a name. */
  | { kind: 'live'; user: string | null }
  | { kind: 'reconnecting'; failures: number; reason: LiveReason }
  /** For good: the page must be loaded anew, or was left. */
  | { kind: 'closed'; reason: LiveReason }

/** Codes after which the same client would be refused in the same way again. */
const FOR_GOOD: ReadonlySet<LiveReason> = new Set([
  'frameTooLarge',
  'frameNotJson',
  'frameUnknown',
  'subprotocolMissing',
])

export function reasonOf(code: number): LiveReason {
  return closeName(code) ?? 'lost'
}

export function isForGood(reason: LiveReason): boolean {
  return FOR_GOOD.has(reason)
}
