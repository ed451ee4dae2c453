import { err } from '@dallal/kernel'
import { GatewayUnavailable, type PaymentGateway } from './gateway.ts'

/** Where no gateway was set up: nothing can be paid, and every webhook is a stranger's. */
export function absentGateway(): PaymentGateway {
  const unavailable = () => Promise.reject(new GatewayUnavailable('no payment gateway is set up'))
  return {
    createCharge: unavailable,
    getCharge: unavailable,
    findCharge: unavailable,
    verifyWebhook: () => err({ code: 'webhook_signature_invalid' }),
  }
}
