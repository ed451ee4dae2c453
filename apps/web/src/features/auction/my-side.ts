import type { Bidder, BidSetup, TopicMessage } from '@dallal/client'
import { foldUser } from '@dallal/client'
import { type Balance, moneyFromWire, type UserState } from '@dallal/contract'
import { type Currency, compareMoney, type Money, zero } from '@dallal/kernel'
import type { WatchedLot } from './watched-lot.ts'

/** How a lot ended for oneself. */
export type MyOutcome =
  | { readonly kind: 'won'; readonly order: string; readonly price: Money }
  | { readonly kind: 'released'; readonly amount: Money }

/** One's own side of a show: what one has, leads in and won since this screen is open. */
export interface MySide {
  readonly user: UserState | null
  readonly outcomes: ReadonlyMap<string, MyOutcome>
}

const NOTHING: MySide = { user: null, outcomes: new Map() }

/** One's own side after one more message. */
export function foldMySide(before: MySide | null, message: TopicMessage<'user'>): MySide {
  const { user, outcomes } = before ?? NOTHING
  return { user: foldUser(user, message), outcomes: outcomesAfter(outcomes, message) }
}

function outcomesAfter(before: MySide['outcomes'], message: TopicMessage<'user'>): MySide['outcomes'] {
  if (message.type !== 'event') return before
  const { event } = message
  if (event.type === 'won') {
    return new Map(before).set(event.lot, { kind: 'won', order: event.order, price: moneyFromWire(event.price) })
  }
  if (event.type === 'released') {
    return new Map(before).set(event.lot, { kind: 'released', amount: moneyFromWire(event.released) })
  }
  return before
}

/** One's own number in a lot, or null before one's first bid in it. */
export function aliasIn(side: MySide | null, lot: string): number | null {
  return side?.user?.aliases.find((other) => other.lot === lot)?.alias ?? null
}

/**
 * Who is at the button. The lot and one's own news come separately: one leads when the lot says so under one's own number,
 * even where the news of it is still to come, and never when the lot already has another leader.
 */
export function bidderOf(facts: {
  missing: BidSetup | null
  isSeller: boolean
  balances: readonly Balance[] | null
  side: MySide | null
  watched: WatchedLot
}): Bidder {
  const { missing, isSeller, side, watched } = facts
  const { lot } = watched
  const balances = side?.user?.balances ?? facts.balances
  return {
    missing,
    isSeller,
    available: balances && availableIn(balances, lot.startPrice.currency),
    held: heldFor(side, watched),
  }
}

function heldFor(side: MySide | null, { lot }: WatchedLot): Money | null {
  const told = side?.user?.leading.find((other) => other.lot === lot.id)
  const held = told ? moneyFromWire(told.amount) : null
  if (lot.leader === null) return held
  if (lot.leader.alias === aliasIn(side, lot.id)) return lot.leader.amount
  // News of a bid of ours may overtake the lot's: it is newer when it is higher.
  return held !== null && compareMoney(held, lot.leader.amount) > 0 ? held : null
}

/** What is free in a currency; a wallet that never held it has none. */
export function availableIn(balances: readonly Balance[], currency: Currency): Money {
  const balance = balances.find((other) => other.currency === currency)
  return balance ? moneyFromWire(balance.available) : zero(currency)
}
