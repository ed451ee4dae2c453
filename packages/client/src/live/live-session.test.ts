import { CLOSE_CODES, type Down } from '@dallal/contract'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { waitBeforeAttempt } from './back-off.ts'
import { type LiveSession, openLiveSession } from './live-session.ts'
import type { LiveState } from './live-state.ts'
import type { CommandOutcome } from './pending-commands.ts'
import { ServerClock } from './server-clock.ts'
import { type VirtualWorld, virtualWorld } from './virtual-world.test-dsl.ts'

const USER = '00000000-0000-7000-8000-00000000000a'
const SHOW = '00000000-0000-7000-8000-000000000002'
const LOT = '00000000-0000-7000-8000-000000000001'
const BID = {
  id: '00000000-0000-7000-8000-0000000000b1',
  lot: LOT,
  amount: { minor: '100', currency: 'SAR' },
  seen: 0,
} as const

let world: VirtualWorld
let states: LiveState[]
let tokens: (string | null)[]
beforeEach(() => {
  world = virtualWorld()
  states = []
  tokens = []
})

function open(): LiveSession {
  return openLiveSession({
    url: 'ws://dallal.test/live',
    token: async () => tokens.shift() ?? null,
    surroundings: world,
    onState: (state) => states.push(state),
  })
}

const welcome = (): Down => ({ op: 'welcome', now: 50_000 + world.now(), heartbeatMs: 10_000 })
const authed = (forMs = 600_000): Down => ({ op: 'authed', user: USER, until: 50_000 + world.now() + forMs })
const said = (version: number): Down => ({
  op: 'event',
  kind: 'chat',
  topic: `chat:${SHOW}`,
  version,
  event: { type: 'said', message: { id: LOT, name: 'n', role: 'viewer', text: `${version}`, at: 0 } },
})
const chatState = (version: number, epoch = 'e'): Down => ({
  op: 'snapshot',
  kind: 'chat',
  topic: `chat:${SHOW}`,
  epoch,
  version,
  state: { messages: [] },
})
const accepted: Down = { op: 'answer', to: BID.id, now: 0, outcome: { kind: 'accepted', version: 3, alias: 1 } }
const subs = () => world.latest.heard.filter((message) => message.op === 'sub')
const bids = () => world.sockets.flatMap(({ heard }) => heard).filter((message) => message.op === 'bid')

async function becomeNoor(session = open()): Promise<LiveSession> {
  tokens.push('t1')
  world.latest.tell(welcome())
  await world.pass(1)
  world.latest.tell(authed())
  return session
}

describe('finding back', () => {
  test('the wait is anywhere below a bound that doubles from half a second to fifteen', () => {
    const bounds = Array.from({ length: 9 }, (_, failures) => waitBeforeAttempt(failures, () => 1))
    expect(bounds).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000])
    expect(waitBeforeAttempt(3, () => 0)).toBe(0)
  })

  test('after a loss it waits, each time up to twice as long, until a line has held', async () => {
    open()
    const gaps: number[] = []
    for (let n = 0; n < 7; n += 1) {
      gaps.push(await waitAfterCut())
    }
    expect(gaps).toEqual([250, 500, 1_000, 2_000, 4_000, 7_500, 7_500])
    world.latest.tell(welcome())
    await world.pass(6_000)
    expect(await waitAfterCut()).toBe(250)
  })

  async function waitAfterCut(): Promise<number> {
    const lostAt = world.now()
    const before = world.sockets.length
    world.latest.cut()
    while (world.sockets.length === before) await world.pass(50)
    return world.latest.openedAt - lostAt
  }

  test('a line that says nothing for two heartbeats is given up; one that beats is not', async () => {
    const session = open()
    world.latest.tell(welcome())
    for (let n = 0; n < 6; n += 1) {
      await world.pass(10_000)
      world.latest.tell({ op: 'heartbeat', now: 50_000 + world.now() })
    }
    expect(world.sockets).toHaveLength(1)
    await world.pass(19_999)
    expect(session.state.kind).toBe('live')
    await world.pass(1)
    expect(states.at(-1)).toEqual({ kind: 'reconnecting', failures: 0, reason: 'silent' })
    expect(world.sockets[0]?.isClosed).toBe(true)
  })

  test('a server that accepts but never speaks is given up after ten seconds', async () => {
    open()
    await world.pass(10_250)
    expect(world.sockets).toHaveLength(2)
  })

  test('when the screen is seen again a dead line is noticed within two seconds', async () => {
    open()
    world.latest.tell(welcome())
    await world.pass(3_000)
    world.wakeUp()
    await world.pass(2_250)
    expect(world.sockets).toHaveLength(2)
  })

  test('when the network is back it does not wait for its turn', async () => {
    open()
    for (let n = 0; n < 6; n += 1) {
      world.latest.cut()
      if (n < 5) await world.pass(8_000)
    }
    const before = world.sockets.length
    world.wakeUp()
    expect(world.sockets).toHaveLength(before + 1)
    await world.pass(1_000)
    expect(world.sockets).toHaveLength(before + 1)
  })

  test('a restart is waited for as long as the server asked', async () => {
    open()
    world.latest.tell(welcome(), { op: 'drain', afterMs: 3_200 })
    const before = world.now()
    world.latest.cut(CLOSE_CODES.restart)
    await world.pass(5_000)
    expect(world.latest.openedAt - before).toBe(3_200)
  })

  test.each(['frameTooLarge', 'frameNotJson', 'frameUnknown', 'subprotocolMissing'] as const)(
    'a server that does not understand us (%s) is not asked again',
    async (reason) => {
      const session = open()
      world.latest.cut(CLOSE_CODES[reason])
      await world.pass(60_000)
      expect(world.sockets).toHaveLength(1)
      expect(session.state).toEqual({ kind: 'closed', reason })
    },
  )

  test.each(['not json', '{"op":"welcome"}', '[{"op":"riddle"}]'])(
    'what cannot be read ends the line: %s',
    async (text) => {
      open()
      world.latest.tellText(text)
      expect(states.at(-1)).toMatchObject({ kind: 'reconnecting', reason: 'unreadable' })
    },
  )

  test('after `close` nothing happens any more', async () => {
    const session = open()
    world.latest.cut()
    session.close()
    world.wakeUp()
    await world.pass(60_000)
    expect(world.sockets).toHaveLength(1)
    expect(session.state).toEqual({ kind: 'closed', reason: 'left' })
  })
})

describe('who one is', () => {
  test('private topics and commands wait until it is known; public topics do not', async () => {
    const session = open()
    session.subscribe('chat', SHOW, () => {})
    session.subscribe('user', USER, () => {})
    session.bid(BID, () => {})
    tokens.push('t1')
    world.latest.tell(welcome())
    expect(subs()).toMatchObject([{ topic: `chat:${SHOW}` }])
    await world.pass(1)
    expect(world.latest.heard.at(-1)).toEqual({ op: 'auth', token: 't1' })
    expect(bids()).toHaveLength(0)
    world.latest.tell(authed())
    expect(subs()).toMatchObject([{ topic: `chat:${SHOW}` }, { topic: `user:${USER}` }])
    expect(bids()).toHaveLength(1)
    expect(session.state).toEqual({ kind: 'live', user: USER })
  })

  test('a token is kept for the next line, and renewed half a minute before it runs out', async () => {
    await becomeNoor()
    world.latest.cut()
    await world.pass(300)
    world.latest.tell(welcome())
    expect(world.latest.heard.at(-1)).toEqual({ op: 'auth', token: 't1' })
    world.latest.tell(authed(40_000))
    tokens.push('t2')
    for (let n = 0; n < 5; n += 1) {
      await world.pass(2_000)
      world.latest.tell({ op: 'heartbeat', now: 50_000 + world.now() })
    }
    expect(world.latest.heard).toContainEqual({ op: 'auth', token: 't2' })
  })

  test('a kept token that was revoked is replaced; a fresh one that is refused makes us nobody', async () => {
    const session = await becomeNoor()
    world.latest.cut()
    await world.pass(300)
    world.latest.tell(welcome())
    tokens.push('t2')
    const refused: Down = { op: 'refused', topic: null, refusal: { code: 'token_invalid', facts: {} } }
    world.latest.tell(refused)
    await world.pass(1)
    expect(world.latest.heard.at(-1)).toEqual({ op: 'auth', token: 't2' })
    world.latest.tell(refused)
    const told: CommandOutcome[] = []
    session.bid(BID, (outcome) => told.push(outcome))
    expect(told).toMatchObject([{ kind: 'refused', refusal: { code: 'not_signed_in' } }])
  })

  test('a server too busy to look at the token is shown it again', async () => {
    const session = open()
    tokens.push('t1', 't1')
    world.latest.tell(welcome())
    await world.pass(1)
    world.latest.tell({ op: 'refused', topic: null, refusal: { code: 'busy', facts: {} } })
    const auths = () => world.latest.heard.filter((message) => message.op === 'auth')
    expect(auths()).toHaveLength(1)
    await world.pass(5_000)
    expect(auths()).toHaveLength(2)
    world.latest.tell(authed())
    const told: CommandOutcome[] = []
    session.bid(BID, (outcome) => told.push(outcome))
    world.latest.tell(accepted)
    expect(told).toMatchObject([{ kind: 'accepted' }])
  })

  test('a private topic that ended with its token is asked for again with a new one', async () => {
    const session = open()
    session.subscribe('user', USER, () => {})
    await becomeNoor(session)
    tokens.push('t2')
    world.latest.tell({ op: 'refused', topic: `user:${USER}`, refusal: { code: 'token_expired', facts: {} } })
    await world.pass(1)
    expect(world.latest.heard.at(-1)).toEqual({ op: 'auth', token: 't2' })
    world.latest.tell(authed())
    expect(subs()).toHaveLength(2)
  })
})

describe('topics', () => {
  test('the next version is told, a known one dropped, a missing one asked for from the last', () => {
    const session = open()
    const versions: string[] = []
    session.subscribe('chat', SHOW, (message) => {
      if (message.type !== 'refused') versions.push(`${message.type} ${message.version}`)
    })
    world.latest.tell(welcome())
    world.latest.tell(chatState(4), said(5), said(5), said(3), said(7), said(8))
    expect(subs().at(-1)).toEqual({ op: 'sub', topic: `chat:${SHOW}`, from: { epoch: 'e', version: 5 } })
    expect(subs()).toHaveLength(2)
    world.latest.tell({ op: 'resume', topic: `chat:${SHOW}`, epoch: 'e', count: 3 }, said(6), said(7), said(8))
    expect(versions).toEqual(['state 4', 'event 5', 'event 6', 'event 7', 'event 8'])
  })

  test('another history replaces what was known', () => {
    const session = open()
    const versions: number[] = []
    session.subscribe('chat', SHOW, (message) => message.type !== 'refused' && versions.push(message.version))
    world.latest.tell(welcome(), chatState(9), chatState(2, 'restored'), said(3))
    expect(versions).toEqual([9, 2, 3])
  })

  test('a refusal that time heals is asked again, another is told', async () => {
    const session = open()
    const refused: string[] = []
    session.subscribe('chat', SHOW, (message) => message.type === 'refused' && refused.push(message.code))
    const refusal = (code: string): Down => ({ op: 'refused', topic: `chat:${SHOW}`, refusal: { code, facts: {} } })
    world.latest.tell(welcome(), refusal('busy'))
    await world.pass(2_000)
    expect(subs()).toHaveLength(2)
    world.latest.tell(refusal('not_found'))
    await world.pass(9_000)
    expect(subs()).toHaveLength(2)
    expect(refused).toEqual(['not_found'])
  })

  test('the last to leave a topic leaves it for all', () => {
    const session = open()
    const leave = [1, 2].map(() => session.subscribe('chat', SHOW, () => {}))
    world.latest.tell(welcome())
    leave[0]?.()
    expect(world.latest.heard.some((message) => message.op === 'unsub')).toBe(false)
    leave[1]?.()
    expect(world.latest.heard.at(-1)).toEqual({ op: 'unsub', topic: `chat:${SHOW}` })
  })
})

describe('a bid has one answer', () => {
  test('it is sent again over the next line with the same id, and told once', async () => {
    const session = await becomeNoor()
    const told: CommandOutcome[] = []
    session.bid(BID, (outcome) => told.push(outcome))
    world.latest.cut()
    await world.pass(300)
    world.latest.tell(welcome(), authed())
    expect(bids().map((bid) => bid.op === 'bid' && bid.id)).toEqual([BID.id, BID.id])
    world.latest.tell(accepted, accepted)
    expect(told).toEqual([{ kind: 'accepted', version: 3, alias: 1 }])
    await world.pass(70_000)
    expect(told).toHaveLength(1)
  })

  test('without an answer it is sent every three seconds, said to be unknown after five, and still resolves', async () => {
    const session = await becomeNoor()
    const told: CommandOutcome[] = []
    session.bid(BID, (outcome) => told.push(outcome))
    await world.pass(7_000)
    expect(bids()).toHaveLength(3)
    expect(told).toEqual([{ kind: 'unknown', isRetrying: true }])
    world.latest.tell(accepted)
    expect(told.at(-1)).toMatchObject({ kind: 'accepted' })
  })

  test('an intent of a minute ago is not sent any more', async () => {
    const session = await becomeNoor()
    const told: CommandOutcome[] = []
    session.bid(BID, (outcome) => told.push(outcome))
    world.latest.cut()
    world.roll = () => 0
    for (let n = 0; n < 61; n += 1) {
      await world.pass(1_000)
      world.latest.cut()
    }
    expect(told.at(-1)).toEqual({ kind: 'unknown', isRetrying: false })
    const sent = bids().length
    await world.pass(1_000)
    world.latest.tell(welcome(), authed())
    expect(bids()).toHaveLength(sent)
  })
})

describe('the server’s time', () => {
  test('is never off by more than half of the shortest round trip, once the drift is worked off', () => {
    const trips = fc.array(fc.record({ there: fc.nat(400), back: fc.nat(400) }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(trips, fc.integer({ min: -1e9, max: 1e9 }), (all, offset) => {
        let local = 0
        const clock = new ServerClock(() => local)
        for (const { there, back } of all) {
          const askedAt = local
          const answer = askedAt + there + offset
          local += there + back
          clock.learn(askedAt, answer)
          local += 500
        }
        local += 20_000
        const error = Math.abs(clock.now() - (local + offset))
        expect(error).toBeLessThanOrEqual(Math.min(...all.map(({ there, back }) => there + back)) / 2 + 1e-6)
      }),
    )
  })

  test('a better answer moves it slowly and never back', () => {
    let local = 0
    const clock = new ServerClock(() => local)
    local = 800
    clock.learn(0, 5_800)
    let shown = clock.now()
    clock.learn(790, 5_000 + 795)
    for (let n = 0; n < 200; n += 1) {
      local += 50
      const next = clock.now()
      expect(next - shown).toBeGreaterThan(0)
      expect(Math.abs(next - shown - 50)).toBeLessThanOrEqual(2.5 + 1e-9)
      shown = next
    }
    expect(clock.now()).toBeCloseTo(local + 5_000, 3)
  })

  test('on a line it is asked five times, then every fifteen seconds', async () => {
    open()
    world.latest.tell(welcome())
    const asked = () => world.latest.heard.filter((message) => message.op === 'ping').length
    await world.pass(2_000)
    expect(asked()).toBe(5)
    await world.pass(16_000)
    expect(asked()).toBe(6)
  })
})
