import { openTestDatabase, type TestDatabase } from '@dallal/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIds } from '#platform/ids'
import { jobs, startJobWorker } from '#platform/jobs'
import { createLog } from '#platform/log'

import { createDelivery, createOutbox, DELIVER_EVENT, type EventListener } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  await db.asSuperuser('delete from installation')
})

const outbox = createOutbox(createIds(), jobs)
const orderPaid = { type: 'order_paid', payload: { order: 'o-1', amount: '1234' } }
const publish = () => db.database.asSystem((tx) => outbox.publish(tx, orderPaid))
const latestEvent = async () =>
  (await db.asSuperuser<{ id: string }>('select id from outbox order by id desc limit 1'))[0]?.id

/** Writes that it heard, through the transaction it was given; fails the first `failures` times. */
function writer(name: string, failures = 0): EventListener {
  let left = failures
  return {
    name,
    event: 'order_paid',
    async handle(event, tx) {
      await tx
        .insertInto('installation')
        .values({ key: name.replace('.', '_'), value: JSON.stringify(event.payload) })
        .execute()
      left -= 1
      if (left >= 0) throw new Error(`${name} fails on purpose`)
    },
  }
}

const isFinished = async (id: string | undefined) =>
  (await db.asSuperuser<{ at: unknown }>('select finished_at as at from outbox where id = $1', [id]))[0]?.at != null

const heard = async () =>
  (await db.database.asSystem((tx) => tx.selectFrom('installation').select('key').orderBy('key').execute())).map(
    ({ key }) => key,
  )

describe('an event', () => {
  it('reaches every listener of its type, through the queue', async () => {
    const told: string[] = []
    const all = new Promise<void>((resolve) => {
      const deliver = createDelivery(db.database, [
        writer('orders.note'),
        writer('admin.note'),
        { name: 'other.ignore', event: 'order_shipped', handle: async () => void told.push('wrong') },
      ])
      void startJobWorker({
        url: db.connections.jobs,
        node: 'here',
        cron: [],
        log: createLog({ level: 'silent', form: 'json' }),
        handlers: { [DELIVER_EVENT]: (payload) => deliver(payload).then(resolve) },
      }).then(async (worker) => {
        await all
        await worker.stop()
      })
    })
    await publish()
    await all
    expect(await heard()).toEqual(['admin_note', 'orders_note'])
    expect(told).toEqual([])
  })

  it('is told to nobody when its transaction does not commit', async () => {
    const before = await latestEvent()
    const failed = db.database.asSystem(async (tx) => {
      await outbox.publish(tx, orderPaid)
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    expect(await latestEvent()).toBe(before)
  })

  it('carried twice, even at once, takes effect once', async () => {
    await publish()
    const payload = { event: await latestEvent() }
    const deliver = createDelivery(db.database, [writer('orders.note')])
    await Promise.all([deliver(payload), deliver(payload), deliver(payload)])
    await deliver(payload)
    expect(await heard()).toEqual(['orders_note'])
  })

  it('a listener that fails holds up no other, leaves nothing behind, and is told again', async () => {
    await publish()
    const payload = { event: await latestEvent() }
    const deliver = createDelivery(db.database, [writer('orders.note', 1), writer('admin.note')])
    await expect(deliver(payload)).rejects.toThrow('order_paid: 1 listeners failed')
    expect(await heard()).toEqual(['admin_note'])
    await deliver(payload)
    expect(await heard()).toEqual(['admin_note', 'orders_note'])
  })

  it('is finished when all of its listeners are done, not when some are', async () => {
    await publish()
    const payload = { event: await latestEvent() }
    const deliver = createDelivery(db.database, [writer('orders.note', 1), writer('admin.note')])
    await expect(deliver(payload)).rejects.toThrow('1 listeners failed')
    expect(await isFinished(payload.event)).toBe(false)
    await deliver(payload)
    expect(await isFinished(payload.event)).toBe(true)
  })

  it('that nobody listens to is finished when it was looked at', async () => {
    await publish()
    const payload = { event: await latestEvent() }
    expect(await isFinished(payload.event)).toBe(false)
    await createDelivery(db.database, [])(payload)
    expect(await isFinished(payload.event)).toBe(true)
  })

  it('whose carrier died between the last listener and saying so is finished by the next one, and takes effect once', async () => {
    await publish()
    const payload = { event: await latestEvent() }
    let transactions = 0
    const dying: typeof db.database = {
      ...db.database,
      asSystem: (work) => {
        transactions += 1
        // To read the event, to tell its one listener, and then to say that all is done.
        return transactions === 3 ? Promise.reject(new Error('the process died')) : db.database.asSystem(work)
      },
    }
    await expect(createDelivery(dying, [writer('orders.note')])(payload)).rejects.toThrow('the process died')
    expect(await heard()).toEqual(['orders_note'])
    expect(await isFinished(payload.event)).toBe(false)
    await createDelivery(db.database, [writer('orders.note')])(payload)
    expect(await heard()).toEqual(['orders_note'])
    expect(await isFinished(payload.event)).toBe(true)
  })

  it('two listeners of one name are refused at the start', () => {
    expect(() => createDelivery(db.database, [writer('a.b'), writer('a.b')])).toThrow('two listeners are called a.b')
  })
})
