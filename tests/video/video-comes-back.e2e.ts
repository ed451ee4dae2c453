import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { openEvening, prepareLot } from '../support/evening.ts'
import { RIYADH } from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'
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
  await atDesk.press(atDesk.words('common')('retry'))
  await atDesk.says(atDesk.words('run')('stream_live')).toBeVisible(patient)

  for (const locale of ['ar', 'en'] as const) {
    const viewer = await StagePerson.arrive(browser, 'viewer', visit(locale), noPlace)
    await viewer.says(viewer.words('room')('video_full')).toBeVisible(patient)
    await viewer.says(viewer.words('room')('video_full_body')).toBeVisible()
    await leaveRoom()
    if (locale === 'ar') await viewer.press(viewer.words('common')('retry'))
    await expect.poll(() => viewer.frames(), patient).toBeGreaterThan(30)
    await viewer.says(viewer.words('room')('video_full')).toBeHidden()
    await viewer.leave()
  }
  await atDesk.leave()
})

test('of two pages of one seller the newer sends; the other knows it, stays quiet, and can take the video back', async ({
  browser,
}) => {
  const cookies = seller.cookies()
  const atDesk = await StagePerson.arrive(browser, 'seller', { ...visit('ar'), cookies })
  await atDesk.says(atDesk.words('run')('stream_live')).toBeVisible(patient)
  const viewer = await StagePerson.arrive(browser, 'viewer', visit('en'))
  const seesMore = async (frames: number) => {
    const before = await viewer.frames()
    await expect.poll(() => viewer.frames(), patient).toBeGreaterThan(before + frames)
  }
  await seesMore(30)

  const onPhone = await StagePerson.arrive(browser, 'seller', { ...visit('en'), cookies })
  await onPhone.says(onPhone.words('run')('stream_live')).toBeVisible(patient)
  const isOusted = atDesk.says(atDesk.words('run')('stream_elsewhere'))
  await isOusted.toBeVisible({ timeout: 5_000 })
  await atDesk.says(atDesk.words('run')('stream_elsewhere_body')).toBeVisible()
  // Longer than either page would have waited before it dialled again.
  await seesMore(300)
  await isOusted.toBeVisible()
  await onPhone.says(onPhone.words('run')('stream_live')).toBeVisible()
  expect([atDesk.offers, onPhone.offers]).toEqual([1, 1])

  await atDesk.press(atDesk.words('run')('stream_take_back'))
  await atDesk.says(atDesk.words('run')('stream_live')).toBeVisible(patient)
  await onPhone.says(onPhone.words('run')('stream_elsewhere')).toBeVisible({ timeout: 5_000 })
  await seesMore(30)
  expect([atDesk.offers, onPhone.offers]).toEqual([2, 1])
  for (const person of [viewer, onPhone, atDesk]) await person.leave()
})

test('the media process is killed: the seller sends again and viewers see again, within seconds and by themselves', async ({
  browser,
}) => {
  const atDesk = await StagePerson.arrive(browser, 'seller', { ...visit('en'), cookies: seller.cookies() })
  await atDesk.says(atDesk.words('run')('stream_live')).toBeVisible(patient)
  const viewer = await StagePerson.arrive(browser, 'viewer', visit('ar'))
  await expect.poll(() => viewer.frames(), patient).toBeGreaterThan(30)

  const onAir = followStream()
  await expect.poll(onAir.streaming, patient).toBe(true)
  const killedAt = performance.now()
  process.kill(mediaProcess(), 'SIGKILL')
  await expect.poll(onAir.streaming, patient).toBe(false)
  const frames = await viewer.frames()
  await expect.poll(onAir.streaming, patient).toBe(true)
  const sentAgainMs = performance.now() - killedAt
  await expect.poll(() => viewer.frames(), patient).toBeGreaterThan(frames + 10)
  const seenAgainMs = performance.now() - killedAt
  onAir.leave()
  console.log(`sent again ${Math.round(sentAgainMs)} ms, seen again ${Math.round(seenAgainMs)} ms after kill -9`)
  expect(sentAgainMs).toBeLessThan(8_000)
  expect(seenAgainMs).toBeLessThan(12_000)
  for (const person of [viewer, atDesk]) await person.leave()
})

/** Whether the room says that there is video, as it says it. */
function followStream() {
  const visitor = createVisitor(server)
  let streaming: boolean | null = null
  visitor.live().subscribe('show', show, (message) => {
    if (message.type === 'state') streaming = message.state.streaming
    if (message.type === 'event' && message.event.type === 'stream_started') streaming = true
    if (message.type === 'event' && message.event.type === 'stream_stopped') streaming = false
  })
  return { streaming: () => streaming, leave: () => visitor.leave() }
}

/** The process of the media engine: the one child of the server that runs it. */
function mediaProcess(): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const processes = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
  const found = processes.find(([, , parent, args = '']) => Number(parent) === server.pid && args.includes('sfu'))
  if (!found) throw new Error('the server runs no media process')
  return Number(found[1])
}
