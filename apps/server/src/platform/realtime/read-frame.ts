import { parseTopic, type RefusalCode, type Up, upSchema } from '@dallal/contract'
import { isUuid } from '@dallal/kernel'
import type { z } from 'zod'

const KNOWN = new Set<unknown>(['auth', 'sub', 'unsub', 'bid', 'say', 'ping'] satisfies Up['op'][])
const MOST_MESSAGES = 16

/** A message of a known type that says something impossible: refused by name, and answered when it has an id. */
export interface Malformed {
  op: 'malformed'
  id: string | null
  topic: string | null
  code: RefusalCode
}

export type ReadFrame = { kind: 'not_json' } | { kind: 'unknown' } | { kind: 'messages'; messages: (Up | Malformed)[] }

/**
 * Reads what came in one frame, once. Text that is not JSON, or is no array of messages whose types we know, says that the
 * other end speaks another language: the whole frame is refused. A bad field in a known message is that message's matter.
 */
export function readFrame(text: string): ReadFrame {
  const parsed = parseJson(text)
  if (parsed === undefined) return { kind: 'not_json' }
  if (!Array.isArray(parsed) || parsed.length === 0 || parsed.length > MOST_MESSAGES) return { kind: 'unknown' }
  if (!parsed.every(hasKnownOp)) return { kind: 'unknown' }
  return { kind: 'messages', messages: parsed.map(readMessage) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function hasKnownOp(message: unknown): message is { op: string; [field: string]: unknown } {
  return typeof message === 'object' && message !== null && 'op' in message && KNOWN.has(message.op)
}

function readMessage(message: { op: string; [field: string]: unknown }): Up | Malformed {
  const read = upSchema.safeParse(message)
  if (read.success) return read.data

  const id = typeof message.id === 'string' && isUuid(message.id) ? message.id : null
  const topic = typeof message.topic === 'string' ? message.topic.slice(0, 64) : null
  return { op: 'malformed', id, topic, code: refusalFor(read.error.issues, topic) }
}

function refusalFor(issues: readonly z.core.$ZodIssue[], topic: string | null): RefusalCode {
  const at = issues[0]?.path.join('.') ?? ''
  if (at === 'amount.minor' || at === 'amount') return 'amount_not_a_number'
  if (at === 'amount.currency') return 'currency_mismatch'
  if (topic !== null && parseTopic(topic) === null) return 'topic_unknown'
  return 'frame_invalid'
}
