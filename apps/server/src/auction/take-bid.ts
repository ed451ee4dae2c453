import { moneyFromWire } from '@dallal/contract'
import { asId, type BidId, type LotId } from '@dallal/kernel'
import type { CommandHandler } from '#platform/realtime'
import type { Rooms } from './rooms.ts'

/** How many bids one person may send, from all their sockets together. */
export const BID_RATE = { perSecond: 10, burst: 20 }

/** A bid from the live socket on its way to its room; it settles when the bidder was answered, or could not be. */
export function takeBid(rooms: Pick<Rooms, 'bid'>): CommandHandler<'bid'> {
  return ({ caller, arrivedAt, order, answer, busy }, { id, lot, amount }) =>
    new Promise((resolve, reject) => {
      rooms.bid(asId<LotId>(lot), {
        id: asId<BidId>(id),
        bidder: caller.userId,
        amount: moneyFromWire(amount),
        arrivedAt,
        order,
        answer: (outcome) => {
          answer(outcome)
          resolve()
        },
        busy: () => {
          busy()
          resolve()
        },
        fail: reject,
      })
    })
}
