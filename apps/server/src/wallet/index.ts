export { orderIdOf } from './business-key.ts'
export type { Posted, PostStatus } from './ledger-call.ts'
export { createLedgerWriter, type Ledger, type LedgerWriterOptions } from './ledger-writer.ts'
