export { composePayout, type PayoutDomain } from './compose.ts'
export { payoutEventSchema } from './events.ts'
export type { PayoutPorts } from './payout-ports.ts'
