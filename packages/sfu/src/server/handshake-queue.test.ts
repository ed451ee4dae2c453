import { expect, test } from 'vitest'
import { HandshakeQueue } from '#server/handshake-queue.ts'

/** A clock that work moves on, and turns that come when the test says so. */
function world() {
  let nowMs = 0
  let turn: (() => void) | null = null
  const done: number[] = []
  const queue = new HandshakeQueue(
    () => nowMs,
    (drain) => {
      turn = drain
    },
  )
  const add = (name: number, costMs: number): boolean =>
    queue.add(() => {
      nowMs += costMs
      done.push(name)
    })
  const nextTurn = (): void => {
    const drain = turn
    turn = null
    drain?.()
  }
  return { add, nextTurn, done, isTurnAwaited: () => turn !== null }
}

test('one handshake runs at once; of fifty at the same time only a few milliseconds run in a turn, in order', () => {
  const { add, nextTurn, done } = world()
  for (let name = 0; name < 50; name += 1) add(name, 1)
  expect(done).toEqual([0, 1, 2, 3])
  nextTurn()
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  for (let turn = 0; turn < 11; turn += 1) nextTurn()
  expect(done).toEqual(Array.from({ length: 50 }, (_, name) => name))
})

test('a later one does not overtake those who wait', () => {
  const { add, nextTurn, done } = world()
  add(1, 5)
  add(2, 1)
  expect(done).toEqual([1])
  nextTurn()
  add(3, 1)
  expect(done).toEqual([1, 2, 3])
})

test('no turn is waited for when nothing is left to do', () => {
  const { add, nextTurn, isTurnAwaited } = world()
  add(1, 1)
  nextTurn()
  expect(isTurnAwaited()).toBe(false)
})

test('at 2,048 waiting the next is told that it is lost', () => {
  const { add } = world()
  add(0, 5)
  for (let name = 1; name <= 2048; name += 1) expect(add(name, 1)).toBe(true)
  expect(add(2049, 1)).toBe(false)
})
