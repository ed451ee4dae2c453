import type { Answer, Refusal } from '@dallal/contract'
import type { Instant } from '@dallal/kernel'
import type { Position } from './source.ts'

/** What the hub says in its own words, as JSON: encoded here once, joined into frames elsewhere. */

/** The outcome of a command, as its domain says it. */
export type CommandOutcome =
  | { kind: 'accepted'; version: number; alias: number | null }
  | { kind: 'refused'; refusal: Refusal }

export function refusalToWire({ code, ...facts }: Refusal): { code: string; facts: Record<string, unknown> } {
  return { code, facts }
}

export function welcome(now: Instant, heartbeatMs: number): string {
  return JSON.stringify({ op: 'welcome', now, heartbeatMs })
}

export function authed(user: string, until: Instant): string {
  return JSON.stringify({ op: 'authed', user, until })
}

export function heartbeat(now: Instant): string {
  return JSON.stringify({ op: 'heartbeat', now })
}

export function pong(at: number, now: Instant): string {
  return JSON.stringify({ op: 'pong', at, now })
}

export function snapshot(kind: string, topic: string, { epoch, version }: Position, state: unknown): string {
  return JSON.stringify({ op: 'snapshot', kind, topic, epoch, version, state })
}

export function resume(topic: string, epoch: string, count: number): string {
  return JSON.stringify({ op: 'resume', topic, epoch, count })
}

export function event(kind: string, topic: string, version: number, happened: unknown): string {
  return JSON.stringify({ op: 'event', kind, topic, version, event: happened })
}

export function latest(topic: string, viewers: number): string {
  return JSON.stringify({ op: 'latest', topic, value: { viewers } })
}

export function answer(to: string, now: Instant, outcome: CommandOutcome): string {
  const told: Answer['outcome'] =
    outcome.kind === 'accepted' ? outcome : { kind: 'refused', refusal: refusalToWire(outcome.refusal) }
  return JSON.stringify({ op: 'answer', to, now, outcome: told })
}

export function refused(topic: string | null, refusal: Refusal): string {
  return JSON.stringify({ op: 'refused', topic, refusal: refusalToWire(refusal) })
}

export function drain(afterMs: number): string {
  return JSON.stringify({ op: 'drain', afterMs })
}
