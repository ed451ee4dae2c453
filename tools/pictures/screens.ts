import type { Market } from './evening.ts'

/** A screen of the product: its name, its address without the language, and who looks at it. */
export type Screen = {
  readonly name: string
  readonly path: string
  readonly by: 'nobody' | 'buyer' | 'seller' | 'operator'
}

/** What the evening made, for the addresses. */
export type Named = {
  readonly product: string
  readonly order: string
  readonly sale: string
  readonly show: string
  readonly paidTopUp: string
}

/** Every screen of the product but the two that need something live: the room and its control. */
export function screensOf({ upcoming, ended }: Market, named: Named): Screen[] {
  const look = (by: Screen['by'], entries: Record<string, string>): Screen[] =>
    Object.entries(entries).map(([name, path]) => ({ name, path, by }))
  return [
    ...look('nobody', {
      home: '/',
      shows: '/shows',
      'show-upcoming': `/shows/${upcoming.id}`,
      'show-ended': `/shows/${ended.id}`,
      products: '/products',
      product: `/products/${named.product}`,
      seller: `/sellers/${ended.seller.slug}`,
      'sign-in': '/sign-in',
      'sign-up': '/sign-up',
      'not-found': '/nothing-here',
    }),
    ...look('buyer', {
      account: '/account',
      address: '/account/address',
      sell: '/sell',
      wallet: '/wallet',
      'top-up': '/wallet/top-up',
      'top-up-result': `/wallet/top-up?topUp=${named.paidTopUp}`,
      orders: '/orders',
      order: `/orders/${named.order}`,
    }),
    ...look('seller', {
      studio: '/studio',
      'studio-products': '/studio/products',
      'studio-product': `/studio/products/${named.product}`,
      'studio-new-product': '/studio/products/new',
      'studio-shows': '/studio/shows',
      'studio-show': `/studio/shows/${named.show}`,
      'studio-new-show': '/studio/shows/new',
      'studio-orders': '/studio/orders',
      'studio-order': `/studio/orders/${named.sale}`,
      'studio-money': '/studio/money',
    }),
    ...look('operator', {
      console: '/console',
      'console-sellers': '/console/sellers',
      'console-shows': '/console/shows',
      'console-payouts': '/console/payouts',
      'console-ledger': '/console/ledger',
      'console-checks': '/console/ledger/checks',
      'console-trial-balance': '/console/ledger/trial-balance',
      mailbox: '/mailbox',
    }),
  ]
}
