import { type Money, money } from '@dallal/kernel'

/** A payment as the sandbox keeps it. */
export type SandboxCharge = {
  readonly id: string
  readonly reference: string
  readonly amount: Money
  readonly locale: 'ar' | 'en'
  readonly returnUrl: string
  readonly status: 'pending' | 'succeeded' | 'declined'
  readonly taken: Money | null
}

/** What a person at the page can make happen. The latter ones are what real gateways do on bad days. */
export const OUTCOMES = [
  'approve',
  'decline',
  'abandon',
  'late',
  'duplicate',
  'silent',
  'wrong_amount',
  'replay',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A webhook to be sent: when, and whether as a copy of the one before it, to the letter. */
export type PlannedWebhook = { readonly afterMs: number; readonly copyOfFirst: boolean }

export const LATE_MS = 30_000

/** Decides what becomes of a charge, and which webhooks tell of it. A charge that has ended stays as it is. */
export function decide(charge: SandboxCharge, outcome: Outcome): { charge: SandboxCharge; webhooks: PlannedWebhook[] } {
  if (charge.status !== 'pending' || outcome === 'abandon') return { charge, webhooks: [] }
  if (outcome === 'decline') return { charge: { ...charge, status: 'declined' }, webhooks: [now()] }

  const taken = outcome === 'wrong_amount' ? money(charge.amount.minor + 1n, charge.amount.currency) : charge.amount
  return { charge: { ...charge, status: 'succeeded', taken }, webhooks: webhooksOf(outcome) }
}

function webhooksOf(outcome: Outcome): PlannedWebhook[] {
  if (outcome === 'silent') return []
  if (outcome === 'late') return [{ afterMs: LATE_MS, copyOfFirst: false }]
  if (outcome === 'duplicate') return [now(), now(), { afterMs: 2_000, copyOfFirst: false }]
  if (outcome === 'replay') return [now(), { afterMs: 2_000, copyOfFirst: true }]
  return [now()]
}

function now(): PlannedWebhook {
  return { afterMs: 0, copyOfFirst: false }
}

/** The JSON of a charge, as the API and the webhooks carry it. */
export function chargeToWire({ id, reference, status, taken }: SandboxCharge, basePath: string) {
  return {
    id,
    reference,
    status,
    taken: taken && { minor: taken.minor.toString(), currency: taken.currency },
    pay_path: `${basePath}/pay/${id}`,
  }
}
