import { expect, test } from '@playwright/test'
import { openEvening, prepareLot } from '../support/evening.ts'
import { RIYADH } from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import type { Visitor } from '../support/visitor.ts'
import { bundleStage, StagePerson } from './stage.ts'

/** A seller on air in a real browser and people who watch in theirs, while the video is taken away from under them. */

let server: RunningServer
let script: string
let seller: Visitor
let show: string

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  script = await bundleStage()
  server = await startServer({ roles: 'api,worker,media' })
  const evening = await openEvening(server, RIYADH)
  seller = evening.seller
  show = (await prepareLot(seller, { startPrice: sar(10_000) })).show.id
  await seller.api.shows.goLive({ show })
})
test.afterAll(() => discardServer(server))

const visit = (locale: 'ar' | 'en') => ({ server, script, show, locale })
const patient = { timeout: 40_000, intervals: [50] }

test('who finds all places taken is told so in their language, and comes in as soon as there is one', async ({
  browser,
}) => {
  let leaveRoom = async () => {}
  const noPlace = async (person: StagePerson) => {
    leaveRoom = await person.findsNoPlace()
  }
  const atDesk = await StagePerson.arrive(browser, 'seller', { ...visit('ar'), cookies: seller.cookies() }, noPlace)
  await atDesk.says(atDesk.words('run')('stream_full')).toBeVisible(patient)
  await atDesk.says(atDesk.words('run')('stream_full_body')).toBeVisible()
  await leaveRoom()
  await atDesk.retry()
  await atDesk.says(atDesk.words('run')('stream_live')).toBeVisible(patient)

  for (const locale of ['ar', 'en'] as const) {
    const viewer = await StagePerson.arrive(browser, 'viewer', visit(locale), noPlace)
    await viewer.says(viewer.words('room')('video_full')).toBeVisible(patient)
    await viewer.says(viewer.words('room')('video_full_body')).toBeVisible()
    await leaveRoom()
    if (locale === 'ar') await viewer.retry()
    await expect.poll(() => viewer.frames(), patient).toBeGreaterThan(30)
    await viewer.says(viewer.words('room')('video_full')).toBeHidden()
    await viewer.leave()
  }
  await atDesk.leave()
})
