import { MS, minusMs, plusMs, type TopUpId } from '@dallal/kernel'
import { call } from '@orpc/server'
import { BUYERS } from './market/index.ts'
import { askedBy, type Past } from './past.ts'
import type { SeededMarket } from './seeded-market.ts'

/** Buyers top up in the days before the show that is over. */
export async function seedMoney({ clock, ids, routes, wallet }: Past, market: SeededMarket): Promise<void> {
  for (const [place, { key, locale, toppedUpMinor }] of BUYERS.entries()) {
    if (toppedUpMinor === 0n) continue
    const at = minusMs(market.now, 11 * MS.day - place * 5 * MS.hour)
    clock.set(at)
    const amount = { minor: toppedUpMinor.toString(), currency: 'SAR' } as const
    const input = { key: `seed-top-up-${key.padStart(8, '-')}`, amount, locale, returnTo: '/wallet' }
    const buyer = askedBy(market.person(key), 'buyer')
    await ids.giving(market.id<TopUpId>('top-up', key), () => call(routes.wallet.startTopUp, input, buyer))
    clock.set(plusMs(at, MS.minute))
    await wallet.jobs.poll_pending_top_ups()
  }
}
