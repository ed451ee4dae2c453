import { CLOSE_CODES } from '@dallal/contract'
import { expect, test } from 'vitest'
import { openLiveSession } from './live-session.ts'
import { virtualWorld } from './virtual-world.test-dsl.ts'

test('where its network has all its places it comes back after a while, and not with all the others', async () => {
  for (const [roll, afterMs] of [
    [0, 15_000],
    [0.5, 22_500],
  ] as const) {
    const world = virtualWorld()
    world.roll = () => roll
    const session = openLiveSession({ url: 'ws://dallal.test/live', token: async () => null, surroundings: world })
    world.latest.cut(CLOSE_CODES.networkFull)
    expect(session.state).toMatchObject({ kind: 'reconnecting', reason: 'networkFull' })
    await world.pass(afterMs - 1)
    expect(world.sockets).toHaveLength(1)
    await world.pass(1)
    expect(world.sockets).toHaveLength(2)
    session.close()
  }
})
