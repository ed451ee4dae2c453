import { formatMoney, isolate, isolateLtr, wordsOf } from '@dallal/i18n'
import { asId, assert, type PayoutId } from '@dallal/kernel'
import { sellersOf, writeToPerson } from '#identity'
import type { EventListener } from '#platform/outbox'
import { payoutEventSchema } from './events.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { payoutById } from './payout-store.ts'

/** Writes to the seller when the bank has paid. */
export function mailPayoutPaid(ports: Pick<PayoutPorts, 'database' | 'mail' | 'sms' | 'publicUrl'>): EventListener {
  return {
    name: 'payout.mail_paid',
    event: 'payout_paid',
    async handle({ payload }, tx) {
      const payout = await payoutById(tx, asId<PayoutId>(payoutEventSchema.parse(payload).payout))
      const shop = payout && (await sellersOf(tx, [payout.seller])).get(payout.seller)
      assert(payout && shop, 'an event of a payout comes after the payout, which has a shop')
      const { amount, iban, bankReference } = payout
      assert(bankReference, 'what was paid was sent before')
      await writeToPerson(ports, tx, shop.personId, ({ name, locale, home }) => {
        const words = wordsOf(locale, 'mail')
        const facts = {
          name: isolate(name),
          amount: formatMoney(amount, locale),
          iban: isolateLtr(iban.slice(-4)),
          reference: isolate(bankReference),
        }
        return {
          subject: words('payout_paid_subject', facts),
          body: words('payout_paid_body', { ...facts, url: `${home}/studio/money` }),
        }
      })
    },
  }
}
