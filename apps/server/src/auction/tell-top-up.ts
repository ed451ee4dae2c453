import { topUpStatusSchema } from '@dallal/contract'
import { asId, type UserId } from '@dallal/kernel'
import { z } from 'zod'
import type { EventListener } from '#platform/outbox'
import type { UserTopic } from './user-topic.ts'

const topUpChangedSchema = z.object({ topUp: z.uuid(), user: z.uuid(), status: topUpStatusSchema })

/** Tells a person in the room that their top-up ended, and what they can bid with now. */
export function tellTopUp(users: Pick<UserTopic, 'tell' | 'notifyBalances'>): EventListener {
  return {
    name: 'auction.tell_top_up',
    event: 'top_up_changed',
    async handle({ payload }) {
      const { topUp, user, status } = topUpChangedSchema.parse(payload)
      users.tell(asId<UserId>(user), { type: 'top_up_changed', topUp, status })
      users.notifyBalances(asId<UserId>(user))
    },
  }
}
