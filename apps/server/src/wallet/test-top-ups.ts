import { type Currency, type Instant, instant, money, ok, type TopUpId, type UserId } from '@dallal/kernel'
import { insertPerson, testId } from '@dallal/testkit'
import type { Caller } from '#platform/database'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import type { Log } from '#platform/log'
import { createOutbox } from '#platform/outbox'
import {
  type Charge,
  createSandboxGateway,
  GatewayNotUnderstood,
  GatewayUnavailable,
  type PaymentGateway,
  signWebhook,
  type Taken,
} from '#platform/payments'
import { handleGatewayWebhook } from './handle-gateway-webhook.ts'
import { readBalances } from './read-balances.ts'
import { readTopUp } from './read-top-ups.ts'
import { startTopUp } from './start-top-up.ts'
import { openTestLedger, type TestLedger } from './test-ledger.ts'
import type { WalletPorts } from './wallet-ports.ts'

export const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of thirty-two letters..').toString('base64')}`

/** A gateway in memory that is told what becomes of its charges, and can fall silent. Its webhooks are really signed. */
export class FakeGateway implements PaymentGateway {
  readonly charges = new Map<string, Charge>()
  silent = false
  /** Charges it tells of in a way that nobody understands. */
  readonly garbled = new Set<string>()
  /** Charges it never answers about. */
  readonly muteAbout = new Set<string>()
  /** The charges it was asked about, in order. */
  readonly asked: string[] = []
  private readonly wire = createSandboxGateway({
    url: 'http://127.0.0.1:9',
    apiSecret: '',
    webhookSecret: WEBHOOK_SECRET,
  })
  verifyWebhook = this.wire.verifyWebhook

  async createCharge({ reference }: { reference: string }) {
    this.hear()
    const id = `ch_${reference}`
    if (!this.charges.has(id)) this.charges.set(id, { id, reference, status: 'pending', taken: null })
    return { id, payPath: `/sandbox-gateway/pay/${id}` }
  }
  async getCharge(id: string) {
    this.hear()
    this.asked.push(id)
    if (this.muteAbout.has(id)) throw new GatewayUnavailable('silent about this one')
    if (this.garbled.has(id)) throw new GatewayNotUnderstood('the gateway answered 200 in a way that is not understood')
    return this.charges.get(id) ?? null
  }
  async findCharge(reference: string) {
    this.hear()
    return [...this.charges.values()].find((charge) => charge.reference === reference) ?? null
  }
  settle(id: string, taken: Taken | null, reference?: string): Charge {
    const known = this.charges.get(id)
    const charge: Charge = {
      id,
      reference: reference ?? known?.reference ?? '',
      status: taken ? 'succeeded' : 'declined',
      taken,
    }
    this.charges.set(id, charge)
    return charge
  }
  private hear(): void {
    if (this.silent) throw new GatewayUnavailable('silent')
  }
}

/** A wallet of real parts on a database of its own, with a gateway that does as it is told. */
export class TestTopUps {
  gateway = new FakeGateway()
  realNow: Instant = instant('2026-11-25T10:00:00Z')
  readonly t: TestLedger
  ports: WalletPorts
  /** What the log was told as an error, newest last. */
  readonly errors: { words: string; facts: object }[] = []
  private people = 0
  private keys = 0

  constructor(t: TestLedger) {
    this.t = t
    this.ports = this.portsNow()
  }

  /** A gateway that knows nothing yet, and the clock where it began. */
  begin(): void {
    this.gateway = new FakeGateway()
    this.realNow = instant('2026-11-25T10:00:00Z')
    this.t.clock.now = this.realNow
    this.errors.length = 0
    this.ports = this.portsNow()
  }

  close(): Promise<void> {
    return this.t.close()
  }

  async person(): Promise<Caller & { userId: UserId }> {
    this.people += 1
    const userId = testId<UserId>(1_000 + this.people)
    await insertPerson(this.t.db, userId, `Person ${this.people}`)
    return { userId, role: 'buyer' }
  }

  order(minor: bigint, currency: Currency = 'SAR') {
    this.keys += 1
    const key = `key-${this.keys}-aaaaaaaaaaaa`
    return { key, amount: money(minor, currency), locale: 'ar' as const, returnTo: '/ar/wallet' }
  }

  async started(caller: Caller, minor = 50_000n) {
    const topUp = await startTopUp(this.ports, caller, this.order(minor))
    if (!topUp.ok) throw new Error(topUp.refusal.code)
    return topUp.value
  }

  webhookOf(charge: Charge, id = 'msg_1', at = this.realNow) {
    const taken = charge.taken && { minor: charge.taken.minor.toString(), currency: charge.taken.currency }
    const told = { type: `charge.${charge.status}`, charge: { ...charge, taken, pay_path: `/pay/${charge.id}` } }
    return this.signed(told, id, at)
  }

  /** Any event at all, signed as the gateway signs. */
  signed(told: unknown, id = 'msg_1', at = this.realNow) {
    const body = typeof told === 'string' ? told : JSON.stringify(told)
    return { headers: new Headers(signWebhook(WEBHOOK_SECRET, id, at, body)), body }
  }

  hear(charge: Charge, id?: string, at?: Instant) {
    return handleGatewayWebhook(this.ports, this.webhookOf(charge, id, at))
  }

  async purse(caller: Caller): Promise<string> {
    const read = await readBalances(this.ports, caller)
    const sar = read.ok ? read.value.balances.find(({ currency }) => currency === 'SAR') : undefined
    return `available ${sar?.available.minor ?? 0}, incoming ${sar?.incoming.minor ?? 0}`
  }

  async statusOf(caller: Caller, id: TopUpId): Promise<string> {
    const read = await readTopUp(this.ports, caller, id)
    return read.ok ? read.value.status : read.refusal.code
  }

  /** All that is kept for an operator to decide about, whatever its currency. */
  async suspense(): Promise<number> {
    const rows = await this.t.db.asSuperuser<{ minor: string }>(
      `select coalesce(sum(amount_minor), 0)::text as minor from gateway_receipt where booked_as = 'suspense'`,
    )
    return Number(rows[0]?.minor)
  }

  private portsNow(): WalletPorts {
    const ids = createIds()
    const error = (words: string, facts: object = {}) => void this.errors.push({ words, facts })
    const log: Log = { debug() {}, info() {}, warn() {}, error, with: () => log }
    return {
      database: this.t.db.database,
      clock: {
        now: () => this.t.clock.now,
        realNow: () => this.realNow,
        offsetMs: () => 0,
        advance: async () => ok({ now: this.realNow, offsetMs: 0 }),
        standWhile() {},
        onMoved: () => () => {},
        close: async () => {},
      },
      ids,
      outbox: createOutbox(ids, jobs),
      log,
      ledger: this.t.ledger,
      gateway: this.gateway,
      publicUrl: 'https://dallal.example',
    }
  }
}

export async function openTestTopUps(): Promise<TestTopUps> {
  return new TestTopUps(await openTestLedger(['top-ups-are-booked', 'receipts-are-booked']))
}
