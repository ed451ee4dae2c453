import { hash } from 'node:crypto'
import { asId, type LotId, type OrderId } from '@dallal/kernel'
import { canonicalText, type Journal } from '@dallal/ledger'

/** The namespace of our names: made once at random, never to change, or every event could be posted again. */
const NAMESPACE = Buffer.from('7d3c5b0e1f6a4c2e9b8d2a6f40c1e593', 'hex')

/** A UUID version 5 (RFC 9562 §5.5): the same name always gives the same id. */
export function uuidV5(name: string, namespace: Uint8Array = NAMESPACE): string {
  const digest = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex')
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(18, 20)}-${digest.slice(20, 32)}`
}

/** The order a lot becomes when it is won. Known from the start, so that bids can be held in its escrow. */
export function orderIdOf(lot: LotId): OrderId {
  return asId<OrderId>(uuidV5(`order:${lot}`))
}

/** SHA-256, in hexadecimal, of what a journal asks for. */
export function fingerprintOf(journal: Journal): string {
  return hash('sha256', canonicalText(journal), 'hex')
}
