export { composeSettlement, type SettlementDomain, type SettlementWorld } from './compose.ts'
export { orderSettledSchema } from './events.ts'
export { type ReportProgress, type Settled, type SettlementPorts, settleDue } from './settle-due.ts'
