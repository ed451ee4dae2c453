import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestMarket, type SoldLot, type TestMarket } from '#test-market'

/** Somebody paid, and nobody knows what to ship: whatever became of the event or of the order, a check names the lot. */
let market: TestMarket
beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const sell = async (name: string) => market.sell(await market.openShop(name), await market.addBuyer('نور'), 24_500n)

/** Makes a sale so much older by the real clock, which no test moves. */
const age = ({ lot }: SoldLot, minutes: number) =>
  market.db.asSuperuser(
    `set session_replication_role = replica;
     update ledger.journal set created_at = created_at - interval '${minutes} minutes'
     where subject_id = '${lot}' and kind = 'lot_won'`,
  )

const named = async () =>
  (await market.defects()).filter(({ check }) => check === 'sold-lots-have-orders').map(({ row }) => row)

it('an event that is lost is found when the sale is an hour old, and not while it may still come', async () => {
  const sold = await sell('lost')
  await market.expectSound()
  await age(sold, 59)
  await market.expectSound()
  await age(sold, 2)
  expect((await named()).sort()).toEqual([`lot ${sold.lot}`, `order ${sold.order}`])
  await market.deliver()
  await market.expectSound()
})

it('however far business time was moved, a sale of just now may still get its order', async () => {
  const sold = await sell('moved')
  market.moveTime(400 * 86_400_000)
  await market.expectSound()
  await age(sold, 61)
  expect(await named()).toHaveLength(2)
  await market.deliver()
})

it('an order that is deleted is found, with its lot and the money that waits for it', async () => {
  const sold = await sell('deleted')
  await market.deliver()
  await age(sold, 61)
  await market.expectSound()
  await market.db.asSuperuser(
    `set session_replication_role = replica;
     create table public.kept as select * from "order" where id = '${sold.order}';
     delete from "order" where id = '${sold.order}'`,
  )
  const defects = (await market.defects()).filter(({ check }) => check === 'sold-lots-have-orders')
  expect(defects.map(({ row }) => row).sort()).toEqual([`lot ${sold.lot}`, `order ${sold.order}`])
  expect(defects.map(({ detail }) => detail).join()).toContain('its escrow holds 24500 SAR')
  await market.db.asSuperuser(
    `insert into "order" overriding system value select * from public.kept; drop table public.kept`,
  )
  await market.expectSound()
})
