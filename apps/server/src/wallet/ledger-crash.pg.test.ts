import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { instant } from '@dallal/kernel'
import { type OwnCluster, startOwnCluster } from '@dallal/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, createPool, openDatabase } from '#platform/database'
import { uuidV5 } from './business-key.ts'
import { eventAt, funding } from './crash-events.ts'
import { createLedgerWriter } from './ledger-writer.ts'
import { checkNames, runChecks } from './verify-ledger.ts'

/**
 * kill -9 of Postgres and of the server in the middle of batches. What was acknowledged must be there, all of it and once;
 * what was refused must not; and posting everything again may change nothing that was there.
 */
const checkout = join(import.meta.dirname, '../../../..')
const ROUNDS = 4
const ACKS_A_ROUND = 1_000
/** Far more numbers than a server gets through before it is killed, so that no two servers share one. */
const NUMBERS_A_SERVER = 1_000_000

let cluster: OwnCluster
beforeAll(async () => {
  cluster = await startOwnCluster()
}, 60_000)
afterAll(() => cluster.discard())

type Server = { readonly child: ChildProcess; readonly acks: Map<number, string>; heard(count: number): Promise<void> }

function startServer(from: number): Server {
  const worker = join(import.meta.dirname, 'crash-worker.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', worker, cluster.connections.system, String(from)], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acks = new Map<number, string>()
  let onAck = () => {}
  createInterface({ input: child.stdout as NonNullable<typeof child.stdout> /* a pipe, as asked */ }).on(
    'line',
    (line) => {
      const [n, status] = line.split(' ')
      if (status) acks.set(Number(n), status)
      onAck()
    },
  )
  const heard = (count: number) =>
    new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('the server ended by itself')))
      onAck = () => acks.size >= count && resolve()
      onAck()
    })
  return { child, acks, heard }
}

async function kill({ child }: Server): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await gone
}

it('nothing acknowledged is lost, nothing is half there, nothing is there twice', async () => {
  const pool = createPool({ url: cluster.connections.system, name: 'ledger', size: 3, onError: () => undefined })
  const ledger = createLedgerWriter({ pool, now: () => instant(Date.now()) })
  for (const { status } of await Promise.all(funding.map(ledger.post))) expect(status).toBe('ok')

  const servers = [startServer(0)]
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = servers.at(-1) as Server // there is always one
    await server.heard(server.acks.size + ACKS_A_ROUND)
    if (round % 2 === 0) {
      await cluster.kill()
      await cluster.restart()
    } else {
      await kill(server)
      servers.push(startServer(servers.length * NUMBERS_A_SERVER))
    }
  }
  const last = servers.at(-1) as Server
  await last.heard(ACKS_A_ROUND)
  await kill(last)

  const acks = new Map(servers.flatMap(({ acks }) => [...acks]))
  const posted = [...acks].filter(([, status]) => status === 'ok' || status === 'duplicate').map(([n]) => n)
  expect(posted.length).toBeGreaterThan(ROUNDS * 300)

  const again = await Promise.all(
    [...acks].map(async ([n, status]) => ({ status, now: (await ledger.post(eventAt(n))).status })),
  )
  expect(again.filter(({ status, now }) => (status === 'ok' || status === 'duplicate') && now !== 'duplicate')).toEqual(
    [],
  )
  expect(again.filter(({ status, now }) => status === 'insufficient_funds' && now === 'duplicate')).toEqual([])
  const inFlight = [...servers.keys()].flatMap((server) => {
    const known = [...(servers[server] as Server).acks.keys()]
    return Array.from({ length: 200 }, (_, ahead) => Math.max(...known) + 1 + ahead)
  })
  await Promise.all(inFlight.map((n) => ledger.post(eventAt(n))))

  const legs = await legsByKey()
  expect(posted.filter((n) => legs.get(uuidV5(eventAt(n).key)) !== eventAt(n).legs.length)).toEqual([])
  expect(
    inFlight.filter((n) => ![undefined, eventAt(n).legs.length].includes(legs.get(uuidV5(eventAt(n).key)))),
  ).toEqual([])

  const database = openDatabase({ connections: cluster.connections, onError: () => undefined })
  const own = checkNames().filter((name) => name.startsWith('ledger-'))
  expect((await database.asSystem((tx) => runChecks(tx, own))).defects).toEqual([])
  await database.close()
  await ledger.stop()
  await pool.end()
  console.log(`${posted.length} acknowledged, ${ROUNDS} kills, ${servers.length} servers: nothing lost or doubled`)
}, 60_000)

/** How many legs of each event are in the books. */
async function legsByKey(): Promise<Map<string, number>> {
  const client = createClient(cluster.superuserUrl, 'test')
  await client.connect()
  const { rows } = await client.query<{ key: string; legs: number }>(
    `select journal.key, count(*)::int as legs from ledger.journal
     join ledger.transfer on transfer.journal_id = journal.id group by journal.key`,
  )
  await client.end()
  return new Map(rows.map(({ key, legs }) => [key, legs]))
}
