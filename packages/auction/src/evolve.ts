import { assert, never } from '@dallal/kernel'
import type { LotEvent, PublicLotEvent } from './event.ts'
import type { Leader, Lot, LotStatus, PublicLot } from './lot.ts'
import { project, toPublicEvent } from './public-face.ts'

/**
 * The lot after one more event, as everyone in the room sees it; servers and clients fold with this one function. Takes
 * events in order: the caller drops what it has already and asks again for what it missed before it comes here.
 */
export function evolvePublic(lot: PublicLot, event: PublicLotEvent): PublicLot {
  assert(event.version === lot.version + 1, 'events of a lot are folded in order and without a gap')
  assert(mayHappen(event.type, lot.status), `${event.type} cannot happen to a lot that is ${lot.status}`)

  const { version } = event
  switch (event.type) {
    case 'lot_opened': {
      const { startPrice, rules, at: openedAt, closesAt } = event
      return { ...lot, version, status: 'open', startPrice, rules, openedAt, closesAt }
    }
    case 'bid_accepted': {
      const { alias, amount } = event
      const bidderCount = Math.max(lot.bidderCount, alias)
      return { ...lot, version, leader: { alias, amount }, bidCount: lot.bidCount + 1, bidderCount }
    }
    case 'lot_extended': {
      const { closesAt } = event
      assert(lot.closesAt !== null && closesAt > lot.closesAt, 'an extension moves the close forward')
      const extendedMs = lot.extendedMs + (closesAt - lot.closesAt)
      return { ...lot, version, closesAt, extensions: lot.extensions + 1, extendedMs }
    }
    case 'lot_resumed':
      assert(lot.closesAt !== null && event.closesAt > lot.closesAt, 'a lot that resumes closes later')
      return { ...lot, version, closesAt: event.closesAt }
    case 'lot_sold':
      return { ...lot, version, status: 'sold' }
    case 'lot_unsold':
      return { ...lot, version, status: 'unsold' }
    case 'lot_voided':
      return { ...lot, version, status: 'void', leader: null }
    default:
      return never(event)
  }
}

/** The lot after one more event, as the server knows it: what everyone sees, and who is behind the aliases. */
export function evolve(lot: Lot, event: LotEvent): Lot {
  const seen = evolvePublic(project(lot), toPublicEvent(event))
  return { ...seen, seller: lot.seller, leader: leaderAfter(lot, event), aliases: aliasesAfter(lot, event) }
}

/** The lot after its whole history, or after the part of it that follows the lot given. */
export function replay(lot: Lot, events: readonly LotEvent[]): Lot {
  return events.reduce(evolve, lot)
}

function mayHappen(event: LotEvent['type'], status: LotStatus): boolean {
  if (event === 'lot_opened') return status === 'queued'
  if (event === 'lot_voided') return status === 'queued' || status === 'open'
  return status === 'open'
}

function leaderAfter(lot: Lot, event: LotEvent): Leader | null {
  if (event.type === 'lot_voided') return null
  if (event.type !== 'bid_accepted') return lot.leader
  return { bidder: event.bidder, alias: event.alias, amount: event.amount }
}

function aliasesAfter(lot: Lot, event: LotEvent): Lot['aliases'] {
  if (event.type !== 'bid_accepted' || lot.aliases.has(event.bidder)) return lot.aliases
  assert(event.alias === lot.aliases.size + 1, 'aliases are given in order of the first accepted bid')
  return new Map(lot.aliases).set(event.bidder, event.alias)
}
