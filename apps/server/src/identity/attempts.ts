import { createHmac } from 'node:crypto'
import { err, type Instant, MS, ok, plusMs, type Result } from '@dallal/kernel'
import type { Database } from '#platform/database'
import { networkOf } from '#platform/http'
import { countAttempts, forgetAttempts } from './sign-in-store.ts'

/**
 * How often things that guess, or that cost us, may be tried. Each is counted by the network address it comes from and by
 * the account it aims at, because an attacker can have many addresses, and once for everybody, as the last line.
 * Counts are in Postgres: they outlive a restart and hold for all processes together.
 */
export const LIMITS = {
  sign_up: { address: [20, MS.hour], everybody: [600, MS.hour] },
  sign_in: { address: [30, 10 * MS.minute], account: [10, 15 * MS.minute], everybody: [6_000, 10 * MS.minute] },
  send_code: { address: [10, 10 * MS.minute], account: [5, 30 * MS.minute], everybody: [300, 10 * MS.minute] },
  try_code: { address: [30, 10 * MS.minute], account: [15, 30 * MS.minute], everybody: [3_000, 10 * MS.minute] },
  operator_link: { address: [20, 10 * MS.minute] },
} as const satisfies Record<string, Limits>

type Limits = { readonly [Scope in 'address' | 'account' | 'everybody']?: readonly [count: number, windowMs: number] }
export type LimitedAct = keyof typeof LIMITS
export type TooMany = { code: 'too_many_requests'; retryAfterSeconds: number }

/** Who tries: the network address, and the e-mail or phone number it is about. */
export interface Attempt {
  readonly clientAddress: string
  readonly account?: string
}

export interface Attempts {
  /** Counts one attempt, and refuses it when any of its limits is passed. */
  count(act: LimitedAct, attempt: Attempt): Promise<Result<null, TooMany>>
  /** Forgets the attempts on an account: its owner has come in. */
  forgive(act: LimitedAct, account: string): Promise<void>
}

export interface AttemptsOptions {
  readonly database: Database
  readonly secret: Buffer
  readonly realNow: () => Instant
  /** Other limits, for tests. */
  readonly limits?: Partial<Record<LimitedAct, Limits>>
}

export function composeAttempts({ database, secret, realNow, limits }: AttemptsOptions): Attempts {
  const keyOf = (act: string, scope: string, who: string) =>
    createHmac('sha256', secret).update(`${act}\n${scope}\n${who}`).digest('hex')

  return {
    async count(act, { clientAddress, account }) {
      const now = realNow()
      const chosen: Limits = limits?.[act] ?? LIMITS[act]
      const counted = [
        { limit: chosen.address, key: keyOf(act, 'address', networkOf(clientAddress)) },
        { limit: account === undefined ? undefined : chosen.account, key: keyOf(act, 'account', account ?? '') },
        { limit: chosen.everybody, key: keyOf(act, 'everybody', '') },
      ].flatMap(({ limit, key }) => (limit ? [{ key, most: limit[0], endsAt: plusMs(now, limit[1]) }] : []))

      const windows = await database.asIdentity((tx) => countAttempts(tx, counted, now))
      const passed = windows.flatMap(({ key, count, endsAt }) => {
        const most = counted.find((one) => one.key === key)?.most ?? 0
        return count > most ? [endsAt] : []
      })
      if (passed.length === 0) return ok(null)
      return err({ code: 'too_many_requests', retryAfterSeconds: Math.ceil((Math.max(...passed) - now) / MS.second) })
    },

    async forgive(act, account) {
      await database.asIdentity((tx) => forgetAttempts(tx, keyOf(act, 'account', account)))
    },
  }
}
