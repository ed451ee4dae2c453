import { describe } from 'vitest'
import { scenario } from './scenario.test-dsl.ts'

describe('how a lot ends', () => {
  scenario(
    'a lot nobody bid for is unsold',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 60s   close             unsold     nobody, version 2
      at 61s   bid noor 100      refused    lot_not_open, status unsold, closes 60s
      at 61s   close             refused    lot_not_open, status unsold
      at 61s   open              refused    lot_not_queued, status unsold
      at 61s   void              refused    lot_already_ended, status unsold
  `,
  )

  scenario(
    'nobody can end it sooner',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    close             refused    lot_not_open, status queued
      at 0s    open              opened
      at 1s    open              refused    lot_not_queued, status open
      at 59.999s close           refused    lot_still_running, closes 60s
      at 60s   close             unsold
  `,
  )

  scenario(
    'a sold lot stays sold',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 1s    bid noor 100      accepted
      at 60s   close             sold       noor 100
      at 61s   void              refused    lot_already_ended, status sold
      at 61s   bid sami 200      refused    lot_not_open, status sold, closes 60s
  `,
  )

  scenario(
    'a void lot has no leader and frees what was held',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    open              opened
      at 1s    bid noor 100      accepted   hold noor 100
      at 2s    void              voided     nobody, release noor 100, bids 1
      at 3s    bid sami 200      refused    lot_not_open, status void, closes 60s
      at 60s   close             refused    lot_not_open, status void
      at 61s   void              refused    lot_already_ended, status void
  `,
  )

  scenario(
    'a lot can be made void before it opens',
    `
      lot      SAR    from 100   lasts 60s
      at 0s    void              voided     version 1
      at 1s    open              refused    lot_not_queued, status void
  `,
  )
})
