import { evolvePublic, type PublicLot } from '@dallal/auction'
import { lotEventFromWire, lotFromWire } from '@dallal/contract'
import type { TopicMessage } from './topic-message.ts'

/** A lot after one more message, by the very function the server folds with; null until its state came. */
export function foldLot(lot: PublicLot | null, message: TopicMessage<'lot'>): PublicLot | null {
  if (message.type === 'state') return lotFromWire(message.state)
  if (message.type === 'refused' || lot === null) return lot
  return evolvePublic(lot, lotEventFromWire(message.event))
}
