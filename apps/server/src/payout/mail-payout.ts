import { formatMoney, isolate, isolateLtr, type Locale, wordsOf } from '@dallal/i18n'
import { asId, assert, type PayoutId } from '@dallal/kernel'
import { sellersOf, writeToPerson } from '#identity'
import type { Tx } from '#platform/database'
import type { EventListener } from '#platform/outbox'
import { payoutEventSchema } from './events.ts'
import type { Payout } from './payout.ts'
import type { PayoutPorts } from './payout-ports.ts'
import { payoutById } from './payout-store.ts'

type MailPorts = Pick<PayoutPorts, 'database' | 'mail' | 'sms' | 'publicUrl'>

/** Writes to the seller when the bank has paid. */
export function mailPayoutPaid(ports: MailPorts): EventListener {
  return {
    name: 'payout.mail_paid',
    event: 'payout_paid',
    handle: ({ payload }, tx) =>
      writeToSeller(ports, tx, payload, (payout, locale, facts) => {
        const words = wordsOf(locale, 'mail')
        assert(payout.bankReference, 'what was paid was sent before')
        return {
          subject: words('payout_paid_subject', facts),
          body: words('payout_paid_body', { ...facts, reference: isolate(payout.bankReference) }),
        }
      }),
  }
}

/** Writes to the seller when the bank did not take it, and why. */
export function mailPayoutFailed(ports: MailPorts): EventListener {
  return {
    name: 'payout.mail_failed',
    event: 'payout_failed',
    handle: ({ payload }, tx) =>
      writeToSeller(ports, tx, payload, (payout, locale, facts) => {
        const words = wordsOf(locale, 'mail')
        assert(payout.failureReason, 'what failed did so for a reason')
        return {
          subject: words('payout_failed_subject', facts),
          body: words('payout_failed_body', { ...facts, reason: isolate(payout.failureReason) }),
        }
      }),
  }
}

/** What every letter about a payout says. */
interface Facts {
  readonly name: string
  readonly amount: string
  readonly iban: string
  readonly url: string
}

async function writeToSeller(
  ports: MailPorts,
  tx: Tx,
  payload: unknown,
  write: (payout: Payout, locale: Locale, facts: Facts) => { subject: string; body: string },
): Promise<void> {
  const payout = await payoutById(tx, asId<PayoutId>(payoutEventSchema.parse(payload).payout))
  const shop = payout && (await sellersOf(tx, [payout.seller])).get(payout.seller)
  assert(payout && shop, 'an event of a payout comes after the payout, which has a shop')
  await writeToPerson(ports, tx, shop.personId, ({ name, locale, home }) =>
    write(payout, locale, {
      name: isolate(name),
      amount: formatMoney(payout.amount, locale),
      iban: isolateLtr(payout.iban.slice(-4)),
      url: `${home}/studio/money`,
    }),
  )
}
