/**
 * How many transfers a second the ledger writes, against the transaction everybody writes first: two updates and an insert.
 * Both run on the same server with the same settings and the same driver, a fresh cluster that waits for the disk, turn by
 * turn in one run, with 256 callers who each wait for their answer, and with 64 for comparison. `hot` credits one account with
 * every transfer. Afterwards the books are checked: nothing acknowledged may be missing, nothing may be there twice, every
 * invariant must hold.
 */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { asId, instant, type LotId, money, type UserId } from '@dallal/kernel'
import { type Account, journal, platformAccount, post, userWallet } from '@dallal/ledger'
import { createPool, openDatabase } from '../../apps/server/src/platform/database/index.ts'
import { checkNames, createLedgerWriter, runChecks } from '../../apps/server/src/wallet/index.ts'
import { startOwnCluster } from '../../packages/testkit/src/own-cluster.ts'
import { type Contestant, measure, type Reading } from './closed-loop.ts'
import { createNaive } from './naive-wallets.ts'

const ACCOUNTS = 10_000
const CALLERS = 256
const FEWER_CALLERS = 64
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)

/** The transfers of this bench belong to no lot and no order; what those must agree on is not judged here. */
const LEDGER_CHECKS = checkNames().filter((name) => name.startsWith('ledger-'))
/** A check reads every transfer there is. */
const PATIENT = { statementMs: 120_000, answerMs: 120_000 }

const anyOf = (n: number) => Math.floor(Math.random() * n)
const newId = () => asId<LotId>(randomUUID())

const cluster = await startOwnCluster()
// Should anything below fail, the cluster ends with this process.
let discarded = false
let ending = false
process.once('exit', () => {
  if (discarded) return
  process.kill(cluster.pid(), 'SIGQUIT')
  rmSync(cluster.folder, { recursive: true, force: true })
})
// Connections that are still saying goodbye when the cluster ends are no news.
const onError = (error: Error) => ending || console.error(error.message)
const admin = createPool({ url: cluster.superuserUrl, name: 'bench admin', size: 2, onError })
const systemPool = createPool({ url: cluster.connections.system, name: 'ledger', size: 3, onError })
const ledger = createLedgerWriter({ pool: systemPool, now: () => instant(Date.now()) })

const wallets = Array.from({ length: ACCOUNTS }, () => userWallet(asId<UserId>(newId()), 'SAR'))
const hotAccounts: Account[] = [
  platformAccount('topup_suspense', 'SAR'), // counted: every batch locks it
  platformAccount('commission_revenue', 'SAR'), // deferred: nobody does
]
const funds = await fundWallets()
const acknowledged: bigint[] = []
const naive = await createNaive(cluster.superuserUrl, ACCOUNTS, onError)

/** Posts ten minor units from a wallet, and remembers what was acknowledged. */
async function transfer(credit: Account): Promise<boolean> {
  let debit = wallets[anyOf(ACCOUNTS)] as Account // there are as many as ACCOUNTS
  if (debit === credit) debit = wallets[wallets[0] === credit ? 1 : 0] as Account
  const id = newId()
  const { status, journal: number } = await ledger.post(
    journal('lot_won', id, id, [post(debit, credit, money(10n, 'SAR'))]),
  )
  if (status !== 'ok' || number === null) return false
  acknowledged.push(number)
  return true
}

const naiveUniform = () => naive.transfer(1 + anyOf(ACCOUNTS), 1 + anyOf(ACCOUNTS))
const ledgerUniform = () => transfer(wallets[anyOf(ACCOUNTS)] as Account)
const contestants: Contestant[] = [
  { name: 'naive', load: 'uniform', callers: CALLERS, operate: naiveUniform },
  { name: 'ledger', load: 'uniform', callers: CALLERS, operate: ledgerUniform },
  { name: 'naive', load: 'hot', callers: CALLERS, operate: () => naive.transfer(2 + anyOf(ACCOUNTS - 1), 1) },
  { name: 'ledger', load: 'hot', callers: CALLERS, operate: () => transfer(hotAccounts[0] as Account) },
  { name: 'ledger, deferred', load: 'hot', callers: CALLERS, operate: () => transfer(hotAccounts[1] as Account) },
  { name: 'naive', load: 'uniform', callers: FEWER_CALLERS, operate: naiveUniform },
  { name: 'ledger', load: 'uniform', callers: FEWER_CALLERS, operate: ledgerUniform },
]

const readings: Reading[] = []
for (let round = 1; round <= ROUNDS; round += 1) {
  for (const contestant of contestants) {
    await admin.query('checkpoint')
    readings.push(await measure(contestant, SECONDS))
  }
}

await ledger.stop()

const rows = contestants.map(({ name, load, callers }) => {
  const own = readings.filter(
    (reading) => reading.name === name && reading.load === load && reading.callers === callers,
  )
  const sum = (pick: (reading: Reading) => number) => own.reduce((total, reading) => total + pick(reading), 0)
  return {
    load,
    callers,
    name,
    'transfers/s': Math.round(sum((r) => r.done) / sum((r) => r.seconds)),
    'p50 ms': Number((sum((r) => r.p50) / own.length).toFixed(1)),
    'p99 ms': Number((sum((r) => r.p99) / own.length).toFixed(1)),
    refused: sum((r) => r.refused),
  }
})
console.table(rows)

const rate = (name: string, load: string, callers: number) =>
  rows.find((row) => row.name === name && row.load === load && row.callers === callers)?.['transfers/s'] ?? 0
const ratio = (load: string, callers = CALLERS) =>
  Number((rate('ledger', load, callers) / rate('naive', load, callers)).toFixed(2))
const ratios = { uniform: ratio('uniform'), hot: ratio('hot'), uniform_64_callers: ratio('uniform', FEWER_CALLERS) }
const checks = await checkBooks()
ending = true
await Promise.all([admin.end(), systemPool.end(), naive.end()])
await cluster.discard()
discarded = true

console.log(`BENCH ${JSON.stringify({ name: 'ledger', ratios, checks })}`)
if (Object.values(checks).some((count) => count !== 0)) process.exitCode = 1

async function fundWallets(): Promise<number> {
  await ledger.openAccounts([...wallets, ...hotAccounts])
  const clearing = platformAccount('gateway_clearing', 'SAR')
  const posted = await Promise.all(
    wallets.map((wallet) => {
      const id = newId()
      return ledger.post(journal('top_up_late', id, id, [post(clearing, wallet, money(1_000_000_000n, 'SAR'))]))
    }),
  )
  return posted.filter(({ status }) => status === 'ok').length
}

/** Counts of defects; all must be zero. */
async function checkBooks() {
  const { rows: found } = await admin.query<{ id: bigint; transfers: bigint }>(
    `select journal.id, count(*) as transfers
     from ledger.journal
     join ledger.transfer on transfer.journal_id = journal.id
     where journal.kind = 'lot_won'
     group by journal.id`,
  )
  const said = new Set(acknowledged)
  const inBooks = new Map(found.map(({ id, transfers }) => [id, transfers]))
  const database = openDatabase({ connections: cluster.connections, onError, timeouts: PATIENT })
  const { defects } = await database.asSystem((tx) => runChecks(tx, LEDGER_CHECKS))
  await database.close()
  for (const { check, row, detail } of defects) console.error(`${check}: ${row}: ${detail}`)
  return {
    invariant_violations: defects.length,
    lost: acknowledged.filter((id) => !inBooks.has(id)).length,
    doubled: acknowledged.length - said.size + [...inBooks.values()].filter((transfers) => transfers !== 1n).length,
    unacknowledged: [...inBooks.keys()].filter((id) => !said.has(id)).length,
    unfunded: ACCOUNTS - funds,
  }
}
