import { HEARTBEAT_MS } from '@dallal/contract'
import { describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { DEFAULT_LIMITS } from './limits.ts'
import { join, openWorld, pause } from './live.test-dsl.ts'

describe('a line is known to be alive', () => {
  test('who hears nothing else hears a heartbeat with the time', async () => {
    const world = await openWorld({ heartbeatMs: 40, sweepMs: 10 })
    const viewer = await join(world)
    const welcome = viewer.heard[0]
    expect(welcome).toMatchObject({ op: 'welcome', heartbeatMs: 40 })
    const beat = await viewer.hears((message) => message.op === 'heartbeat')
    expect(beat.op === 'heartbeat' && Math.abs(beat.now - Date.now())).toBeLessThan(1_000)
    await world.stop()
  })

  test('a heartbeat is due before a client may begin to doubt', () => {
    expect(DEFAULT_LIMITS.heartbeatMs).toBe(HEARTBEAT_MS)
    expect(DEFAULT_LIMITS.sweepMs).toBeLessThan(HEARTBEAT_MS)
  })

  test('who answers no ping is cut; who answers stays', async () => {
    const world = await openWorld({ pingMs: 30, sweepMs: 10 })
    const dead = await join(world)
    const alive = await join(world)
    dead.pause()
    // Paused, it hears no close either: the server's count tells.
    while (world.hub.stats().closedDead === 0) await pause(10)
    while (world.hub.stats().connections > 1) await pause(1)
    await alive.settles()
    await world.stop()
  })

  test('a ping is answered with the client’s own moment and the server’s', async () => {
    const world = await openWorld()
    const viewer = await join(world)
    viewer.say({ op: 'ping', at: 12.5 })
    expect(await viewer.hears((message) => message.op === 'pong')).toMatchObject({ op: 'pong', at: 12.5 })
    await world.stop()
  })
})

test('a restart sends everyone away at a moment of their own, and takes nobody new', async () => {
  const world = await openWorld()
  const viewers = await Promise.all(Array.from({ length: 20 }, () => join(world)))
  const began = performance.now()
  const drained = world.hub.drain(300)
  const told = await Promise.all(viewers.map((viewer) => viewer.hears((message) => message.op === 'drain')))
  expect(new Set(told.map((message) => (message.op === 'drain' ? message.afterMs : 0))).size).toBeGreaterThan(5)
  expect(await Promise.all(viewers.map((viewer) => viewer.closed))).toEqual(Array(20).fill(1012))
  await drained
  expect(performance.now() - began).toBeLessThan(1_500)
  const late = new WebSocket(world.url, 'dallal.v1.json')
  late.on('error', () => {})
  const status = new Promise((resolve) => late.on('unexpected-response', (_, { statusCode }) => resolve(statusCode)))
  expect(await status).toBe(503)
  await world.stop()
})
