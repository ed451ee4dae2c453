import { err, type Money } from '@dallal/kernel'
import type { Charge, PaymentGateway } from '#platform/payments'

/** A gateway at which everyone has paid what they were asked for. Of the past only: it takes money from nobody. */
export function payingGateway(): PaymentGateway {
  const asked = new Map<string, Money>()
  const chargeOf = (reference: string): Charge | null => {
    const taken = asked.get(reference)
    return taken ? { id: `seed-${reference}`, reference, status: 'succeeded', taken } : null
  }
  return {
    async createCharge({ reference, amount }) {
      asked.set(reference, amount)
      return { id: `seed-${reference}`, payPath: '/wallet' }
    },
    getCharge: async (id) => chargeOf(id.replace(/^seed-/, '')),
    findCharge: async (reference) => chargeOf(reference),
    verifyWebhook: () => err({ code: 'webhook_signature_invalid' }),
  }
}
