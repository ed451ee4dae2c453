import { describe } from 'vitest'
import { scenario } from './scenario.test-dsl.ts'

describe('bidding', () => {
  scenario(
    'the first bid may be the start price, each next one an increment more, and the highest wins',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened     closes 60s, version 1, nobody
      at 10s   bid noor 100      accepted   noor 100, bidder 1, version 2, closes 60s
      at 11s   bid sami 105      accepted   sami 105, bidder 2, version 3, closes 60s
      at 12s   bid noor 110      accepted   noor 110, bidder 1, version 4, bids 3
      at 60s   close             sold       noor 110, version 5
  `,
  )

  scenario(
    'money is held for the leader and nobody else',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 10s   bid noor 100      accepted   hold noor 100
      at 11s   bid sami 250      accepted   release noor 100, hold sami 250
      at 60s   close             sold       sami 250
  `,
  )

  scenario(
    'any amount from the minimum is good, on the ladder or between its rungs',
    `
      lot      SAR    from 20    lasts 60s
      at 0s    open              opened
      at 1s    bid noor 20.01    accepted   noor 20.01
      at 2s    bid sami 21       refused    bid_too_low, minimum 21.01
      at 3s    bid sami 21.01    accepted   sami 21.01
      at 4s    bid noor 10000000000      accepted   noor 10000000000
      at 5s    bid sami 10000000000      refused    bid_too_low, minimum 10000000050
      at 6s    bid sami 10000000000.01   refused    amount_too_large, maximum 10000000000
  `,
  )

  scenario(
    'the step grows with the price',
    `
      lot      SAR    from 1     lasts 60s
      at 0s    open              opened
      at 1s    bid noor 0.99     refused    bid_too_low, minimum 1
      at 1s    bid noor 1        accepted
      at 1s    bid sami 1.99     refused    bid_too_low, minimum 2
      at 1s    bid sami 29.99    accepted
      at 1s    bid noor 30       refused    bid_too_low, minimum 30.99
      at 1s    bid noor 30.99    accepted
      at 1s    bid sami 32       refused    bid_too_low, minimum 32.99
  `,
  )

  scenario(
    'a dinar has three decimals',
    `
      lot      KWD    from 0.1   lasts 60s
      at 0s    open              opened
      at 1s    bid noor 0.099    refused    bid_too_low, minimum 0.1
      at 1s    bid noor 0.1      accepted   hold noor 0.1
      at 1s    bid sami 0.199    refused    bid_too_low, minimum 0.2
      at 1s    bid sami 3        accepted
      at 1s    bid noor 3.249    refused    bid_too_low, minimum 3.25
      at 1s    bid noor 3.25     accepted   release sami 3, hold noor 3.25
  `,
  )

  scenario(
    'a yen has none',
    `
      lot      JPY    from 500   lasts 60s
      at 0s    open              opened
      at 1s    bid noor 500      accepted   hold noor 500
      at 1s    bid sami 599      refused    bid_too_low, minimum 600
      at 1s    bid sami 3000     accepted
      at 1s    bid noor 3100     refused    bid_too_low, minimum 3200
  `,
  )
})

describe('who may not bid, and what may not be bid', () => {
  scenario(
    'nobody bids before the lot opens, nor with a bid sent before it',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    bid noor 100      refused    lot_not_open, status queued, closes never
      at 5s    open              opened     closes 65s
      at 4.999s  bid noor 100    refused    lot_not_open, status open, closes 65s
      at 5s    bid noor 100      accepted
  `,
  )

  scenario(
    'the seller cannot bid',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 1s    bid seller 100    refused    seller_cannot_bid
      at 1s    look              seen       nobody, version 1
  `,
  )

  scenario(
    'who leads cannot bid against themselves',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 1s    bid noor 100      accepted
      at 2s    bid noor 200      refused    already_leading
      at 3s    bid sami 105      accepted
      at 4s    bid noor 200      accepted
  `,
  )

  scenario(
    'a bidder gives an address before the first bid',
    `
      lot      SAR    from 100   lasts 60s
      no address  ali
      at 0s    open              opened
      at 1s    bid ali 100       refused    setup_needed
  `,
  )

  scenario(
    'a bid in another currency, of nothing, below nothing or beyond all bounds is no bid',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 1s    bid noor 100 KWD  refused    currency_mismatch, currency SAR
      at 1s    bid noor 0        refused    amount_not_positive
      at 1s    bid noor -100     refused    amount_not_positive
      at 1s    bid noor 99999999999999   refused    amount_too_large, maximum 10000000000
  `,
  )

  scenario(
    'who cannot pay hears how much is missing; who has just enough bids',
    `
      lot      SAR    from 100   lasts 60s
      wallet   noor 99.99
      wallet   sami 100
      at 0s    open              opened
      at 1s    bid noor 100      refused    insufficient_funds, needed 100, available 99.99, shortfall 0.01
      at 2s    bid sami 100      accepted   hold sami 100
  `,
  )
})
