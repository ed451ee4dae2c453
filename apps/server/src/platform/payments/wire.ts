import { isCurrency, type Money, money } from '@dallal/kernel'
import { z } from 'zod'
import type { Charge } from './gateway.ts'

const amountSchema = z.object({ minor: z.string().regex(/^\d{1,18}$/), currency: z.string() })

const chargeSchema = z.object({
  id: z.string().min(1).max(100),
  reference: z.string().max(100),
  status: z.enum(['pending', 'succeeded', 'declined']),
  taken: amountSchema.nullable(),
  pay_path: z.string().regex(/^\/[^/]/),
})

/** An amount as a gateway writes it; null when it is in a currency that we do not know. */
export function asMoney({ minor, currency }: { minor: string; currency: string }): Money | null {
  return isCurrency(currency) ? money(BigInt(minor), currency) : null
}

/** A charge as a gateway tells it; null when it is told in a way we do not understand. */
export function readCharge(told: unknown): (Charge & { payPath: string }) | null {
  const parsed = chargeSchema.safeParse(told)
  if (!parsed.success) return null
  const { taken, pay_path: payPath, ...charge } = parsed.data
  const amount = taken && asMoney(taken)
  if (taken && !amount) return null
  if ((charge.status === 'succeeded') !== (amount !== null && amount.minor > 0n)) return null
  return { ...charge, taken: amount, payPath }
}
