import type { ShowEvent, ShowState } from '@dallal/contract'
import { never } from '@dallal/kernel'
import type { TopicMessage } from './topic-message.ts'

/** A show after one more message; null until its state came. What was refused changes nothing. */
export function foldShow(show: ShowState | null, message: TopicMessage<'show'>): ShowState | null {
  if (message.type === 'state') return message.state
  if (message.type === 'refused' || show === null) return show
  return evolveShow(show, message.event)
}

function evolveShow(show: ShowState, event: ShowEvent): ShowState {
  switch (event.type) {
    case 'show_went_live':
      return { ...show, status: 'live' }
    case 'show_ended':
      return { ...show, status: 'ended', streaming: false }
    case 'stream_started':
      return { ...show, streaming: true }
    case 'stream_stopped':
      return { ...show, streaming: false }
    case 'lots_changed':
      return { ...show, lots: event.lots }
    case 'lot_opened': {
      const { lot } = event
      return { ...show, currentLot: lot.id, lots: show.lots.map((other) => (other.id === lot.id ? lot : other)) }
    }
    case 'lot_closed': {
      const { lot: id, status, price, leader } = event
      return { ...show, lots: show.lots.map((lot) => (lot.id === id ? { ...lot, status, price, leader } : lot)) }
    }
    default:
      return never(event)
  }
}
