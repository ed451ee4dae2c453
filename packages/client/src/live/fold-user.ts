import type { MoneyWire, UserEvent, UserState } from '@dallal/contract'
import { never } from '@dallal/kernel'
import type { TopicMessage } from './topic-message.ts'

/** What concerns oneself after one more message; null until its state came, and again when the right to it ended. */
export function foldUser(user: UserState | null, message: TopicMessage<'user'>): UserState | null {
  if (message.type === 'state') return message.state
  if (message.type === 'refused' || user === null) return null
  return evolveUser(user, message.event)
}

function evolveUser(user: UserState, event: UserEvent): UserState {
  switch (event.type) {
    case 'balances_changed':
      return { ...user, balances: event.balances }
    case 'leading':
      return { ...user, aliases: aliasesWith(user, event), leading: leadingWith(user, event.lot, event.amount) }
    case 'outbid':
      return { ...user, aliases: aliasesWith(user, event), leading: leadingWith(user, event.lot, null) }
    case 'released':
    case 'won':
      return { ...user, leading: leadingWith(user, event.lot, null) }
    case 'top_up_changed':
      return user
    default:
      return never(event)
  }
}

/** Who was outbid in the moment of the bid was never told to lead: either news tells one's number in the lot. */
function aliasesWith({ aliases }: UserState, { lot, alias }: UserState['aliases'][number]): UserState['aliases'] {
  return [...aliases.filter((other) => other.lot !== lot), { lot, alias }]
}

function leadingWith({ leading }: UserState, lot: string, amount: MoneyWire | null): UserState['leading'] {
  const others = leading.filter((other) => other.lot !== lot)
  return amount === null ? others : [...others, { lot, amount }]
}
