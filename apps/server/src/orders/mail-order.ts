import { formatMoney, isolate, isolateLtr, type Locale, wordsOf } from '@dallal/i18n'
import { asId, assert, type OrderId } from '@dallal/kernel'
import { type Addressee, type Letter, sellersOf, writeToPerson } from '#identity'
import type { Tx } from '#platform/database'
import type { EventListener } from '#platform/outbox'
import { orderEventSchema } from './events.ts'
import { type Order, proceedsOf } from './order.ts'
import { orderById } from './order-store.ts'
import type { OrdersPorts } from './orders-ports.ts'

type MailPorts = Pick<OrdersPorts, 'database' | 'mail' | 'sms' | 'publicUrl'>

/** What is written to the two people of an order: to both when it is paid, to the buyer when it is on its way. */
export function orderMails(ports: MailPorts): EventListener[] {
  return [
    {
      name: 'orders.mail_paid_to_buyer',
      event: 'order_paid',
      async handle({ payload }, tx) {
        const { order, shop } = await subjectOf(tx, payload)
        await writeToPerson(ports, tx, order.buyer, (buyer) => paidToBuyer(order, shop.shopName, buyer))
      },
    },
    {
      name: 'orders.mail_paid_to_seller',
      event: 'order_paid',
      async handle({ payload }, tx) {
        const { order, shop } = await subjectOf(tx, payload)
        await writeToPerson(ports, tx, shop.personId, (seller) => paidToSeller(order, seller))
      },
    },
    {
      name: 'orders.mail_shipped_to_buyer',
      event: 'order_shipped',
      async handle({ payload }, tx) {
        const { order, shop } = await subjectOf(tx, payload)
        await writeToPerson(ports, tx, order.buyer, (buyer) => shippedToBuyer(order, shop.shopName, buyer))
      },
    },
  ]
}

async function subjectOf(tx: Tx, payload: unknown) {
  const order = await orderById(tx, asId<OrderId>(orderEventSchema.parse(payload).order))
  assert(order, 'an event of an order comes after the order')
  const shop = (await sellersOf(tx, [order.seller])).get(order.seller)
  assert(shop, 'every order has a shop')
  return { order, shop }
}

function paidToBuyer(order: Order, shopName: string, { name, locale, home }: Addressee): Letter {
  const words = wordsOf(locale, 'mail')
  const facts = { ...factsOf(order, name, locale), shop: isolate(shopName), price: formatMoney(order.price, locale) }
  return {
    subject: words('order_paid_buyer_subject', facts),
    body: words('order_paid_buyer_body', { ...facts, url: `${home}/orders/${order.id}` }),
  }
}

function paidToSeller(order: Order, { name, locale, home }: Addressee): Letter {
  const words = wordsOf(locale, 'mail')
  const facts = {
    ...factsOf(order, name, locale),
    buyer: isolate(order.buyerName),
    price: formatMoney(order.price, locale),
    proceeds: formatMoney(proceedsOf(order), locale),
  }
  return {
    subject: words('order_paid_seller_subject', facts),
    body: words('order_paid_seller_body', { ...facts, url: `${home}/studio/orders` }),
  }
}

function shippedToBuyer(order: Order, shopName: string, { name, locale, home }: Addressee): Letter {
  assert(order.tracking, 'what was shipped is tracked')
  const words = wordsOf(locale, 'mail')
  const facts = {
    ...factsOf(order, name, locale),
    shop: isolate(shopName),
    carrier: order.tracking.carrier,
    tracking: isolateLtr(order.tracking.number),
  }
  return {
    subject: words('order_shipped_subject', facts),
    body: words('order_shipped_body', { ...facts, url: `${home}/orders/${order.id}` }),
  }
}

function factsOf({ number, title }: Order, name: string, locale: Locale) {
  const words = locale === 'en' && title.en !== '' ? title.en : title.ar
  return { name: isolate(name), number: isolateLtr(String(number)), title: isolate(words) }
}
