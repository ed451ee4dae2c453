import { describe } from 'vitest'
import { scenario } from './scenario.test-dsl.ts'

describe('the soft close', () => {
  scenario(
    'a late bid moves the close, so nobody wins by being last',
    `
      lot      SAR    from 100   lasts 60s   window 10s   extend 7s
      at 0s    open              opened     closes 60s
      at 55s   bid noor 100      accepted   closes 62s, extensions 1, extended 2s
      at 56s   bid sami 104      refused    bid_too_low, minimum 105
      at 56s   look              seen       closes 62s
      at 62s   bid sami 110      refused    lot_not_open, status open, closes 62s
      at 62s   close             sold       noor 100
  `,
  )

  scenario(
    'arrival exactly at the close is late, one millisecond before is not',
    `
      lot      SAR    from 100   lasts 60s   window 10s   extend 7s
      at 0s    open              opened     closes 60s
      at 60s   bid noor 100      refused    lot_not_open
      at 59.999s bid noor 100    accepted   closes 66.999s
  `,
  )

  scenario(
    'a bid within the window that leaves an extension of time anyway moves nothing and uses up nothing',
    `
      lot      SAR    from 100   lasts 60s   window 10s   extend 7s
      at 0s    open              opened
      at 51s   bid noor 100      accepted   closes 60s, extensions 0, extended 0s, version 2
      at 53s   bid sami 105      accepted   closes 60s, extensions 0, version 3
      at 53.001s bid noor 110    accepted   closes 60.001s, extensions 1, extended 0.001s, version 5
  `,
  )

  scenario(
    'the window begins exactly its length before the close',
    `
      lot      SAR    from 100   lasts 60s   window 5s   extend 7s
      at 0s    open              opened
      at 54.999s bid noor 100    accepted   closes 60s
      at 55s   bid sami 105      accepted   closes 62s
  `,
  )

  scenario(
    'a refused bid never moves the close',
    `
      lot      SAR    from 100   lasts 60s
      wallet   sami 10
      at 0s    open              opened
      at 59s   bid noor 99       refused    bid_too_low
      at 59s   bid sami 100      refused    insufficient_funds
      at 59s   bid seller 100    refused    seller_cannot_bid
      at 59s   look              seen       closes 60s, extensions 0, version 1
  `,
  )

  scenario(
    'the close moves only so often',
    `
      lot      SAR    from 100   lasts 60s   at most 2
      at 0s    open              opened
      at 59s   bid noor 100      accepted   closes 66s, extensions 1
      at 65s   bid sami 105      accepted   closes 72s, extensions 2
      at 71s   bid noor 110      accepted   closes 72s, extensions 2, extended 12s
      at 72s   bid sami 115      refused    lot_not_open
      at 72s   close             sold       noor 110
  `,
  )

  scenario(
    'the close moves only so far: the last extension is cut to what is left',
    `
      lot      SAR    from 100   lasts 60s   in all 10s
      at 0s    open              opened
      at 59s   bid noor 100      accepted   closes 66s, extended 6s
      at 65s   bid sami 105      accepted   closes 70s, extended 10s, extensions 2
      at 69s   bid noor 110      accepted   closes 70s, extended 10s, extensions 2
      at 70s   close             sold       noor 110
  `,
  )

  scenario(
    'sudden death ends when it said it would',
    `
      lot      SAR    from 100   lasts 60s   sudden death
      at 0s    open              opened
      at 59.999s bid noor 100    accepted   closes 60s, extensions 0
      at 60s   close             sold       noor 100
  `,
  )
})
