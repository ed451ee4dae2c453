import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { type CommandOutcome, type LiveSession, openLiveSession, type Surroundings } from '@dallal/client'
import { LIVE_PATH } from '@dallal/contract'
import { afterEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { History, LOT, NOOR, openWorld, pause, seeded, tokenOf, type World } from './live.test-dsl.ts'

/** The real client, the real hub, and between them a line that breaks at random bytes, in both directions. */

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

test.each([0, 1, 2].map((n) => Number(process.env.SEED ?? Date.now() % 1_000_000) + n))(
  'seed %i: no event is missed or doubled, and every bid is taken and told exactly once',
  async (seed) => {
    const random = seeded(seed)
    const history = new History()
    const world = await openWorld({ ringEvents: 32, resumeEvents: 12 })
    history.reach = 40
    history.readMs = () => random() * 5
    world.hub.topic('lot', history.source)
    const taken = takeBids(world, history, random)
    const line = await badLine(Number(new URL(world.url).port), random)
    closers.push(() => world.stop(), line.stop)

    const people = Array.from({ length: 5 }, () => openPerson(line.url, random))
    const told = new Map<string, CommandOutcome[]>()
    for (let n = 0; n < 50; n += 1) {
      const id = `00000000-0000-7000-8000-${String(n + 1).padStart(12, '0')}`
      told.set(id, [])
      const bid = { id, lot: LOT, amount: { minor: String(n), currency: 'SAR' }, seen: 0 } as const
      people[n % people.length]?.session.bid(bid, (outcome) => told.get(id)?.push(outcome))
      await pause(random() * 30)
    }
    const isTold = (outcomes: CommandOutcome[]) => outcomes.some(({ kind }) => kind === 'accepted')
    while (![...told.values()].every(isTold)) await pause(10)
    line.heal()
    while (!people.every(({ versions }) => versions.at(-1) === history.version)) await pause(10)

    expect(line.cuts(), `seed ${seed}`).toBeGreaterThan(20)
    expect(history.version).toBe(50)
    expect([...taken.values()].every((times) => times === 1)).toBe(true)
    for (const outcomes of told.values()) expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    for (const { broken } of people) expect(broken, `seed ${seed}`).toEqual([])
  },
  20_000,
)

/** Takes each id once, as the table of bids does, and answers it with its first outcome for ever. */
function takeBids(world: World, history: History, random: () => number): Map<string, number> {
  const taken = new Map<string, number>()
  const outcomes = new Map<string, Promise<number>>()
  world.hub.command('bid', async (context, { id }) => {
    const outcome = outcomes.get(id) ?? takeOnce(id)
    outcomes.set(id, outcome)
    context.answer({ kind: 'accepted', version: await outcome, alias: 1 })
  })

  async function takeOnce(id: string): Promise<number> {
    await pause(random() * 5)
    taken.set(id, (taken.get(id) ?? 0) + 1)
    const event = history.commit()
    void pause(random() * 5).then(() => world.hub.publish('lot', LOT, event.version, event))
    return event.version
  }
  return taken
}

interface Person {
  session: LiveSession
  versions: number[]
  /** What came out of its order: an event that does not follow the last, a state that goes back. */
  broken: string[]
}

function openPerson(url: string, random: () => number): Person {
  const versions: number[] = []
  const broken: string[] = []
  const session = openLiveSession({ url, token: async () => tokenOf(NOOR), surroundings: hurried(random) })
  closers.push(() => session.close())
  session.subscribe('lot', LOT, (message) => {
    if (message.type === 'refused') return
    const last = versions.at(-1)
    const follows = message.type === 'state' ? message.version >= (last ?? 0) : message.version === (last ?? -1) + 1
    if (!follows) broken.push(`${message.type} ${message.version} after ${last}`)
    versions.push(message.version)
  })
  return { session, versions, broken }
}

/** Waits are a fifth as long, and those between attempts shorter still, so that a story of many losses is short. */
function hurried(random: () => number): Surroundings {
  return {
    now: () => performance.timeOrigin + performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms / 5)
      return () => clearTimeout(timer)
    },
    random: () => random() * 0.05,
    onWake: () => () => {},
    openSocket(url, subprotocol, events) {
      const ws = new WebSocket(url, subprotocol)
      ws.on('message', (text) => events.received(String(text)))
      ws.on('close', (code) => events.closed(code))
      ws.on('error', () => {
        // Told by its close code.
      })
      return {
        send: (text) => {
          if (ws.readyState === ws.OPEN) ws.send(text)
        },
        close: () => ws.terminate(),
      }
    },
  }
}

interface BadLine {
  url: string
  cuts(): number
  /** From now on it holds. */
  heal(): void
  stop(): Promise<void>
}

async function badLine(port: number, random: () => number): Promise<BadLine> {
  const open = new Set<Socket>()
  let cuts = 0
  let isHealed = false
  const server: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    let left = 600 + random() * 4_000
    const cut = () => {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('error', cut)
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.on('data', (bytes) => {
        if (!isHealed && bytes.length >= left) {
          // Part of it arrives, as on a real line.
          to.write(bytes.subarray(0, left), () => cut())
          cuts += 1
          left = Number.POSITIVE_INFINITY
          return
        }
        left -= bytes.length
        to.write(bytes)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  const own = (server.address() as AddressInfo).port
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy()
      server.close(() => resolve())
    })
  const heal = () => {
    isHealed = true
  }
  return { url: `ws://127.0.0.1:${own}${LIVE_PATH}`, cuts: () => cuts, heal, stop }
}
