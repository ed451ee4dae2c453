import { expect, it } from 'vitest'
import { UserVersions } from './user-versions.ts'

it('one person hears numbers without a gap, whatever others hear', () => {
  const versions = new UserVersions(() => 1_000)
  const start = versions.current('noor')
  expect([versions.next('noor'), versions.next('sami'), versions.next('noor')]).toEqual([start + 1, 1_001, start + 2])
})

it('who was forgotten begins higher than they ever were', () => {
  let now = 1_000
  const versions = new UserVersions(() => now, 2)
  for (let n = 0; n < 50; n += 1) versions.next('noor')
  versions.next('sami')
  versions.next('huda')
  now += 60_000
  expect(versions.next('noor')).toBeGreaterThan(1_051)
})
