import { type Instant, instant, MS, plusMs } from '@dallal/kernel'
import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIds } from '#platform/ids'
import { jobs } from '#platform/jobs'
import { createDelivery, createOutbox, type EventListener } from '#platform/outbox'
import { sweepDelivered } from './sweep-delivered.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const outbox = createOutbox(createIds(), jobs)

/** The sweep of a day this far from today; nothing else of it is changed. */
async function sweep(daysFromNow: number): Promise<void> {
  const now = (): Instant => plusMs(instant(Date.now()), daysFromNow * MS.day)
  const clock = { now, realNow: now } as Parameters<typeof sweepDelivered>[0]['clock'] // it asks for nothing else
  await sweepDelivered({ database: db.database, clock }).jobs?.sweep_delivered?.({})
}

async function publish(type: string): Promise<{ event: string }> {
  await db.database.asSystem((tx) => outbox.publish(tx, { type, payload: {} }))
  const [latest] = await db.asSuperuser<{ id: string }>('select id from outbox order by id desc limit 1')
  return { event: latest?.id ?? '' }
}

const kept = async () =>
  (await db.asSuperuser<{ type: string }>('select type from outbox order by id')).map(({ type }) => type)

const listener = (name: string, isDone: () => boolean): EventListener => ({
  name,
  event: 'half_heard',
  async handle() {
    if (!isDone()) throw new Error('not yet')
  },
})

it('events go thirty days after everyone has dealt with them, also those nobody listens to; others stay', async () => {
  let isSecondDone = false
  const listeners = [listener('a.first', () => true), listener('b.second', () => isSecondDone)]
  const deliver = createDelivery(db.database, listeners)
  await deliver(await publish('nobody_listens'))
  const half = await publish('half_heard')
  await expect(deliver(half)).rejects.toThrow('1 listeners failed')
  await publish('never_carried')

  await sweep(29)
  expect(await kept()).toEqual(['nobody_listens', 'half_heard', 'never_carried'])
  await sweep(31)
  expect(await kept()).toEqual(['half_heard', 'never_carried'])
  await sweep(4_000)
  expect(await kept()).toEqual(['half_heard', 'never_carried'])

  isSecondDone = true
  await deliver(half)
  await sweep(31)
  expect(await kept()).toEqual(['never_carried'])
  expect(await db.asSuperuser('select * from outbox_delivery')).toEqual([])
})

it('what a command answered is forgotten after a week', async () => {
  await db.asSuperuser(
    `insert into command_success (user_id, key, route, fingerprint, response)
     values ('018f2f00-0000-7000-8000-000000000001', 'a-key-of-mine', 'x', 'y', '{}')`,
  )
  const left = () => db.asSuperuser('select key from command_success')
  await sweep(6)
  expect(await left()).toHaveLength(1)
  await sweep(8)
  expect(await left()).toEqual([])
})
