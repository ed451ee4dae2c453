import { asId, type Id, money } from '@dallal/kernel'
import { type Account, type Journal, journal, platformAccount, post } from '@dallal/ledger'

/**
 * The events of the crash test: each is made from its number alone, so that whoever survives knows what whoever died was
 * about to do. One to three legs, over few accounts, a good part of them more than there is.
 */
const idOf = <T extends Id<string>>(n: number) => asId<T>(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`)

export const wallets: readonly Account[] = Array.from({ length: 30 }, (_, n) => ({
  code: 'user_wallet',
  owner: idOf(n),
  currency: 'SAR',
}))

const walletAt = (n: number): Account => wallets[n % wallets.length] as Account // never empty

export const funding: readonly Journal[] = wallets.map((wallet, n) =>
  journal('top_up_late', `fund${n}`, idOf(n), [
    post(platformAccount('gateway_clearing', 'SAR'), wallet, money(5_000n, 'SAR')),
  ]),
)

/** The same large number for the same small one, near to no pattern. */
function scatter(n: number): number {
  const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d)
  return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0
}

export function eventAt(n: number): Journal {
  const legs = Array.from({ length: 1 + (n % 3) }, (_, leg) => {
    const chance = scatter(n * 4 + leg)
    const from = walletAt(chance)
    const to = walletAt(chance + 1 + ((chance >>> 8) % 28))
    const amount = money(BigInt(1 + ((chance >>> 16) % 900)), 'SAR')
    // Some of it goes to the platform, whose account nobody locks; a little comes back from there.
    if (n % 10 === 0) return post(from, platformAccount('commission_revenue', 'SAR'), money(2n, 'SAR'))
    if (n % 10 === 5) return post(platformAccount('commission_revenue', 'SAR'), to, money(1n, 'SAR'))
    return post(from, to, amount)
  })
  return journal('lot_won', `crash${n}`, idOf(n), legs)
}
