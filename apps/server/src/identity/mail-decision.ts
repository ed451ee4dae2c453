import { isolate, wordsOf } from '@dallal/i18n'
import { asId, assert, type UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import type { EventListener } from '#platform/outbox'
import { sellerEventSchema, sellerRejectedSchema } from './events.ts'
import { sellerOf } from './seller-store.ts'
import { type Senders, writeToPerson } from './write-to-person.ts'

/** Write to an applicant, in their language, what was decided. */
export function decisionListeners(senders: Senders): EventListener[] {
  return [
    {
      name: 'identity.mail_verified',
      event: 'seller_verified',
      async handle({ payload }, tx) {
        await write(senders, tx, asId<UserId>(sellerEventSchema.parse(payload).person), null)
      },
    },
    {
      name: 'identity.mail_rejected',
      event: 'seller_rejected',
      async handle({ payload }, tx) {
        const { person, reason } = sellerRejectedSchema.parse(payload)
        await write(senders, tx, asId<UserId>(person), reason)
      },
    },
  ]
}

async function write(senders: Senders, tx: Tx, id: UserId, reason: string | null) {
  const shop = await sellerOf(tx, id)
  assert(shop, 'who applied has a shop')
  await writeToPerson(senders, tx, id, ({ name, locale, home }) => {
    const words = wordsOf(locale, 'mail')
    const facts = { name: isolate(name), shop: isolate(shop.shopName) }
    return reason === null
      ? {
          subject: words('seller_verified_subject', facts),
          body: words('seller_verified_body', { ...facts, url: `${home}/studio` }),
        }
      : {
          subject: words('seller_rejected_subject', facts),
          body: words('seller_rejected_body', { ...facts, reason: isolate(reason), url: `${home}/sell` }),
        }
  })
}
