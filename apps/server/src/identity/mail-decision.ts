import { isolate, wordsOf } from '@dallal/i18n'
import { asId, assert, type UserId } from '@dallal/kernel'
import type { Tx } from '#platform/database'
import type { EventListener } from '#platform/outbox'
import { sellerEventSchema, sellerRejectedSchema } from './events.ts'
import { realEmail } from './open-account.ts'
import { personOf } from './people-store.ts'
import type { Ports } from './ports.ts'
import { sellerOf } from './seller-store.ts'
import { loginsOf } from './sign-in-store.ts'

type Senders = Pick<Ports, 'database' | 'mail' | 'sms' | 'publicUrl'>

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

/** By mail; who has none gets the subject alone on the phone. Where there is no sender the page of the shop says it all. */
async function write({ database, mail, sms, publicUrl }: Senders, tx: Tx, id: UserId, reason: string | null) {
  const person = await personOf(tx, id)
  const shop = await sellerOf(tx, id)
  const login = (await database.asIdentity((identity) => loginsOf(identity, [id]))).get(id)
  assert(person && shop && login, 'who applied has a person, a shop and a login')

  const words = wordsOf(person.locale, 'mail')
  const home = `${publicUrl}/${person.locale}`
  const facts = { name: isolate(person.name), shop: isolate(shop.shopName) }
  const { subject, body } =
    reason === null
      ? {
          subject: words('seller_verified_subject', facts),
          body: words('seller_verified_body', { ...facts, url: `${home}/studio` }),
        }
      : {
          subject: words('seller_rejected_subject', facts),
          body: words('seller_rejected_body', { ...facts, reason: isolate(reason), url: `${home}/sell` }),
        }

  const email = realEmail(login.email)
  if (email) await mail?.send({ to: email, subject, body })
  else if (login.phone) await sms?.send({ to: login.phone, body: subject })
}
