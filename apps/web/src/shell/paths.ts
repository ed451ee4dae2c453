/** Every address of the product, without its language. Links are made from here, so that a page can move in one place. */
export const paths = {
  home: '/',
  shows: '/shows',
  show: (id: string) => `/shows/${id}`,
  products: '/products',
  product: (id: string) => `/products/${id}`,
  seller: (slug: string) => `/sellers/${slug}`,

  signIn: '/sign-in',
  signUp: '/sign-up',
  account: '/account',
  address: '/account/address',
  becomeSeller: '/sell',

  wallet: '/wallet',
  topUp: '/wallet/top-up',
  orders: '/orders',
  order: (id: string) => `/orders/${id}`,

  mailbox: '/mailbox',

  studio: '/studio',
  studioShows: '/studio/shows',
  studioNewShow: '/studio/shows/new',
  studioShow: (id: string) => `/studio/shows/${id}`,
  studioRun: (id: string) => `/studio/shows/${id}/run`,
  studioProducts: '/studio/products',
  studioNewProduct: '/studio/products/new',
  studioProduct: (id: string) => `/studio/products/${id}`,
  studioOrders: '/studio/orders',
  studioOrder: (id: string) => `/studio/orders/${id}`,
  studioMoney: '/studio/money',

  console: '/console',
  consoleSellers: '/console/sellers',
  consoleShows: '/console/shows',
  consolePayouts: '/console/payouts',
  consoleLedger: '/console/ledger',
  consoleChecks: '/console/ledger/checks',
  consoleTrialBalance: '/console/ledger/trial-balance',
  consoleSuspense: '/console/ledger/suspense',
} as const

/** An address of ours to come back to after signing in; anything that would lead elsewhere becomes home. */
export function returnPath(asked: string | undefined): string {
  return asked !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(asked) ? asked : paths.home
}
