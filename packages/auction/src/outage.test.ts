import { describe } from 'vitest'
import { scenario } from './scenario.test-dsl.ts'

describe('after an outage', () => {
  scenario(
    'a lot whose time ran out meanwhile goes on for one window',
    `
      lot      SAR    from 100   lasts 60s   window 10s   extend 7s
      at 0s    open                  opened
      at 50s   bid noor 100          accepted   closes 60s
      at 90s   back gone since 55s   resumed    closes 100s, noor 100, extensions 0, extended 0s, version 3
      at 95s   bid sami 105          accepted   closes 102s, extensions 1, extended 2s
      at 102s  close                 sold       sami 105
  `,
  )

  scenario(
    'it goes on although the caps are used up, and stays capped',
    `
      lot      SAR    from 100   lasts 60s   at most 1   in all 6s
      at 0s    open                  opened
      at 59s   bid noor 100          accepted   closes 66s, extended 6s
      at 80s   back gone since 60s   resumed    closes 90s, extensions 1, extended 6s
      at 89s   bid sami 105          accepted   closes 90s, extensions 1
  `,
  )

  scenario(
    'it goes on under sudden death too',
    `
      lot      SAR    from 100   lasts 60s   window 10s   sudden death
      at 0s    open                  opened
      at 80s   back gone since 50s   resumed    closes 90s
      at 89s   bid sami 105          accepted   closes 90s
  `,
  )

  scenario(
    'a lot that still has time keeps it; at the very moment of its close it has none',
    `
      lot      SAR    from 100   lasts 60s   window 10s
      at 0s    open                  opened
      at 59.999s back gone since 50s   refused    lot_still_running, closes 60s
      at 60s   back gone since 50s   resumed    closes 70s
  `,
  )

  scenario(
    'a lot that ended before the outage is closed, not resumed',
    `
      lot      SAR    from 100   lasts 60s   window 10s
      at 0s    back gone since 0s    refused    lot_not_open, status queued
      at 0s    open                  opened
      at 90s   back gone since 60s   refused    lot_ended_before_outage, closes 60s
      at 90s   back gone since 59.999s   resumed    closes 100s
      at 100s  close                 unsold
      at 120s  back gone since 99s   refused    lot_not_open, status unsold
  `,
  )
})
