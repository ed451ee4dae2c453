import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MS } from '@dallal/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '#platform/postgres'
import { asBuyer, asSeller, openTestMarket, type SoldLot, type TestMarket, type TestShop } from '#test-market'
import { checkNames } from '#wallet'

const CHECKOUT = join(import.meta.dirname, '../../../..')
/** A command starts a Node of its own, and here sometimes a Postgres. */
const PATIENCE_MS = 120_000

let market: TestMarket
let shop: TestShop
let sold: SoldLot
beforeAll(async () => {
  market = await openTestMarket()
  shop = await market.openShop('reem', 'KWD', 'KW')
  const buyer = await market.addBuyer('نور')
  sold = await market.sell(shop, buyer, 12_345n)
  await market.deliver()
  await market.as(asSeller(shop)).orders.ship({ order: sold.order, carrier: 'dhl', trackingNumber: 'JD014' })
  await market.as(asBuyer(buyer)).orders.confirmReceipt({ order: sold.order })
  // Received at this very moment of the real clock, which is the one a command goes by.
  await market.db.asSuperuser(`update "order" set received_at = now(), settles_at = now() + interval '7 days'`)
})
afterAll(() => market.close())

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

/** Runs a command as a process of its own, as `npm run dallal --` does. */
function dallal(line: string, environment: Record<string, string> = { DATABASE_URL: market.db.connections.owner }) {
  return new Promise<Ended>((resolve, reject) => {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/cli/index.ts', ...line.split(' ')], {
      cwd: CHECKOUT,
      env: { PATH, HOME, ...environment },
    })
    let [out, errors] = ['', '']
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, errors }))
  })
}

describe('ledger verify', () => {
  it(
    'ends with 0 on sound books, and says each check',
    async () => {
      const { code, out, errors } = await dallal('ledger verify')
      expect([code, errors]).toEqual([0, ''])
      for (const check of checkNames()) expect(out).toContain(check)
      expect(out).toContain(`${checkNames().length} checks found nothing.`)
    },
    PATIENCE_MS,
  )

  it(
    'answers programs with the same as JSON',
    async () => {
      await market.db.asSuperuser(`update "order" set vat_minor = vat_minor + 1`)
      const { code, out } = await dallal('ledger verify --json')
      const { sound, defects } = JSON.parse(out)
      expect([code, sound]).toEqual([1, false])
      expect(defects).toMatchObject([{ check: 'orders-are-sold-lots', row: `order 1001 (${sold.order})` }])
      await market.db.asSuperuser(`update "order" set vat_minor = vat_minor - 1`)
    },
    PATIENCE_MS,
  )

  it.each([
    [
      'an amount, with the ledger’s triggers switched off for the session',
      `set session_replication_role = replica; update ledger.transfer set amount_minor = amount_minor + 1 where kind = 'captured'`,
      `set session_replication_role = replica; update ledger.transfer set amount_minor = amount_minor - 1 where kind = 'captured'`,
      ['ledger-account-versions', 'ledger-checksums'],
      /transfer \d+ \(journal \d+, leg 0\)/,
    ],
    [
      'an amount, with the trigger taken off the table and put back',
      `alter table ledger.transfer disable trigger transfer_is_append_only;
       update ledger.transfer set amount_minor = amount_minor + 1 where kind = 'pending';
       alter table ledger.transfer enable trigger transfer_is_append_only`,
      `set session_replication_role = replica; update ledger.transfer set amount_minor = amount_minor - 1 where kind = 'pending'`,
      ['ledger-checksums'],
      /transfer \d+ \(journal \d+, leg 0\)/,
    ],
    [
      'the price of an order',
      `update "order" set price_minor = price_minor - 1`,
      `update "order" set price_minor = price_minor + 1`,
      ['order-escrows-hold-the-price', 'orders-are-sold-lots'],
      /order 1001 \([0-9a-f-]{36}\)/,
    ],
  ])(
    'ends with 1 and names check and row when somebody with every right changed %s',
    async (_what, change, back, checks, row) => {
      await market.db.asSuperuser(change)
      const { code, out } = await dallal('ledger verify')
      expect(code).toBe(1)
      for (const check of checks) expect(out).toMatch(new RegExp(`✘ ${check} +\\d+ found`))
      expect(out).toMatch(row)
      await market.db.asSuperuser(back)
      await market.expectSound()
    },
    PATIENCE_MS,
  )
})

describe('settle, and the clock', () => {
  it(
    'seven days are gone in one command, and the next one settles what became due, once',
    async () => {
      expect(JSON.parse((await dallal('settle --json')).out)).toEqual({ settled: 0, failed: 0 })
      const advanced = await dallal('clock advance 7d --json')
      expect([advanced.code, JSON.parse(advanced.out).offsetMs]).toEqual([0, 7 * MS.day])
      expect((await dallal('clock show')).out).toContain('7 d ahead')

      const runs = await Promise.all([dallal('settle --json'), dallal('settle --json')])
      expect(runs.map(({ code }) => code)).toEqual([0, 0])
      expect(runs.map(({ out }) => JSON.parse(out).settled).sort()).toEqual([0, 1])
      expect(await market.balance('seller_available', shop.seller, 'KWD')).toBe(11_357n)
      await market.expectSound()
    },
    PATIENCE_MS,
  )

  it(
    'shows the balance with all the decimals of the currency',
    async () => {
      const { code, out } = await dallal('ledger balance')
      expect(code).toBe(0)
      expect(out).toMatch(/KWD\n/)
      expect(out).toMatch(/seller_available +1 +0\.000 +11\.357 +0\.000/)
    },
    PATIENCE_MS,
  )

  it(
    'time stands in production, and while a lot is open',
    async () => {
      const production = {
        DATABASE_URL: market.db.connections.owner,
        DALLAL_ENV: 'production',
        PUBLIC_URL: 'https://m.example',
      }
      const refused = await dallal('clock advance 1d --json', production)
      expect([refused.code, JSON.parse(refused.out)]).toEqual([1, { code: 'not_in_this_environment' }])

      await market.db.asSuperuser(`set session_replication_role = replica;
        update lot set status = 'open', closes_at = now() + interval '1 hour', hold_version = 2, hold_leg = 0`)
      const { code, errors } = await dallal('clock advance 1d')
      expect([code, errors]).toEqual([1, expect.stringContaining('time stands while people bid')])
      await market.db.asSuperuser(`set session_replication_role = replica;
        update lot set status = 'sold', closes_at = opened_at + interval '30 seconds', hold_version = null, hold_leg = null`)
      await market.expectSound()
    },
    PATIENCE_MS,
  )

  it.each(['clock advance 7', 'sell everything'])(
    '"%s" ends with 2 and says how it is written',
    async (line) => {
      const { code, errors } = await dallal(line)
      expect(code).toBe(2)
      expect(errors).not.toBe('')
    },
    PATIENCE_MS,
  )

  it(
    'says in a sentence that a database cannot be reached',
    async () => {
      const { code, errors } = await dallal('settle', {
        DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:48009/none',
      })
      expect([code, errors]).toEqual([2, expect.stringContaining('No Postgres answers at 127.0.0.1:48009: start it')])
    },
    PATIENCE_MS,
  )
})

describe('the embedded Postgres', () => {
  it(
    'is used and left running where it runs, and started and stopped where it rests',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dallal-cli-'))
      chmodSync(folder, 0o711)
      const isRunning = () => existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'))
      const postgres = await startPostgres({
        folder: join(folder, 'postgres'),
        copyBinariesTo: folder,
        durability: 'disposable',
        supervise: false,
      })
      try {
        const running = await dallal('ledger balance', { DALLAL_DATA: folder })
        expect(running).toMatchObject({ code: 0, out: 'The ledger has no account yet.\n' })
        expect(isRunning()).toBe(true)
        await postgres.stop()

        const resting = await dallal('ledger verify', { DALLAL_DATA: folder })
        expect(resting).toMatchObject({ code: 0, out: expect.stringContaining('checks found nothing') })
        expect(isRunning()).toBe(false)
      } finally {
        await postgres.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
    PATIENCE_MS,
  )
})
