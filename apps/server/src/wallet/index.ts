export { orderIdOf } from './business-key.ts'
export type { Posted, PostStatus } from './ledger-call.ts'
export { createLedgerWriter, type Ledger, type LedgerWriterOptions } from './ledger-writer.ts'
export { checkNames, type Defect, runChecks, type Verification } from './verify-ledger.ts'
