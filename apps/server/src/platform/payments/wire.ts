import { isCurrency, type Money, money } from '@dallal/kernel'
import { z } from 'zod'
import type { Charge, UnreadableCharge } from './gateway.ts'

const REFERENCE_LENGTH = 100

const amountSchema = z.object({ minor: z.string().regex(/^\d{1,18}$/), currency: z.string().min(1).max(20) })

/** No more is asked of it than booking needs: money that was taken must not be lost for want of a field nobody uses. */
const chargeSchema = z.object({
  id: z.string().min(1).max(100),
  /** A strange one is kept as far as it can be read; it is none of ours either way. */
  reference: z.string().nullish(),
  status: z.enum(['pending', 'succeeded', 'declined']),
  taken: amountSchema.nullish(),
})

const payPathSchema = z.object({ pay_path: z.string().regex(/^\/[^/]/) })

/** An amount as a gateway writes it; null when it is in a currency that we do not know. */
export function asMoney({ minor, currency }: { minor: string; currency: string }): Money | null {
  return isCurrency(currency) ? money(BigInt(minor), currency) : null
}

/** A charge as a gateway tells it; null when it is told in a way we do not understand. */
export function readCharge(told: unknown): Charge | null {
  const parsed = chargeSchema.safeParse(told)
  if (!parsed.success) return null
  const { id, status, reference, taken } = parsed.data
  const amount = taken ? { minor: BigInt(taken.minor), currency: taken.currency } : null
  if ((status === 'succeeded') !== (amount !== null && amount.minor > 0n)) return null
  return { id, status, reference: (reference ?? '').slice(0, REFERENCE_LENGTH), taken: amount }
}

/** Where the person pays a charge; null when it is not told. */
export function readPayPath(told: unknown): string | null {
  return payPathSchema.safeParse(told).data?.pay_path ?? null
}

/** What an event of a gateway tells of: a charge, one we cannot read, or, null, something that is no charge. */
export function readEvent(body: string): Charge | UnreadableCharge | null {
  const parsed = eventSchema.safeParse(jsonOf(body))
  if (!parsed.success) return { id: null, status: 'unreadable' }
  const { type, charge } = parsed.data
  if (charge === undefined && !type?.startsWith('charge.')) return null
  return readCharge(charge) ?? { id: namedSchema.safeParse(charge).data?.id ?? null, status: 'unreadable' }
}

const eventSchema = z.object({ type: z.string().optional(), charge: z.unknown().optional() })
const namedSchema = z.object({ id: z.string().min(1).max(100) })

/** Null where the text is no JSON, which nothing a gateway says is. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
