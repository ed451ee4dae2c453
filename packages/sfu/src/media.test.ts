/** The whole server over real sockets, with peers that need no browser. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ensureCertificate } from '#certificate/ensure-certificate.ts'
import { selfSigned } from '#certificate/self-signed.ts'
import { DtlsContext } from '#dtls/context.ts'
import { loadOpenSsl } from '#dtls/openssl.ts'
import { type GrantRole, signGrant } from '#grant.ts'
import { HeadlessPeer, VIDEO } from '#headless-peer.ts'
import { readRtcp } from '#rtp/rtcp-read.ts'
import type { SfuEvent } from '#server/events.ts'
import { type RunningSfu, startSfu } from '#server/start.ts'

const secret = 'x'.repeat(32)
let directory: string
let context: DtlsContext
let sfu: RunningSfu
let events: SfuEvent[] = []
let peers: HeadlessPeer[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sfu-media-'))
  context = new DtlsContext(await loadOpenSsl(), selfSigned('peer', new Date()), 'client')
  const outcome = await startSfu(
    {
      secret,
      udp: { host: '127.0.0.1', port: 0 },
      http: { host: '127.0.0.1', port: 0 },
      addresses: ['127.0.0.1'],
      ...(await ensureCertificate(directory)),
    },
    (event) => events.push(event),
  )
  if (outcome.kind !== 'running') throw new Error(outcome.why)
  sfu = outcome.sfu
})

afterEach(async () => {
  for (const peer of peers) {
    await peer.vanish()
    await fetch(peer.resource, { method: 'DELETE' })
  }
  peers = []
  events = []
  expect(sfu.report()).toMatchObject({ sessions: 0, rooms: [], datagrams: { guarded: 0 } })
})

afterAll(async () => {
  await sfu.stop()
  await rm(directory, { recursive: true })
})

async function person(role: GrantRole, subject: string, room = 'show'): Promise<HeadlessPeer> {
  const url = `http://127.0.0.1:${sfu.httpPort}/${role === 'publish' ? 'whip' : 'whep'}/${room}`
  const grant = signGrant(secret, { room, role, subject, expiresAt: Date.now() + 60_000 })
  const peer = await HeadlessPeer.join({ url, grant, role, context })
  peers.push(peer)
  return peer
}

function video(index: number): Buffer {
  const packet = Buffer.concat([Buffer.alloc(12), Buffer.from([0x10, 0x01]), Buffer.from(`frame ${index}`)])
  packet.writeUInt8(0x80, 0)
  packet.writeUInt8(VIDEO, 1)
  packet.writeUInt16BE(index & 0xffff, 2)
  packet.writeUInt32BE(index * 3000, 4)
  packet.writeUInt32BE(1000, 8)
  return packet
}

const until = (fact: () => boolean) => expect.poll(fact, { interval: 10, timeout: 5000 }).toBe(true)
const frames = (peer: HeadlessPeer) => peer.received.map((packet) => packet.toString('latin1', 14))
const sequences = (peer: HeadlessPeer) => peer.received.map((packet) => packet.readUInt16BE(2))

test('twenty viewers, joining at once, get every frame, also across a turn of the sequence number', async () => {
  const seller = await person('publish', 'seller')
  const viewers = await Promise.all(Array.from({ length: 20 }, (_, i) => person('watch', `viewer-${i}`)))
  await until(() => sfu.report().rooms[0]?.viewers === 20)
  for (let index = 65_500; index < 65_600; index += 1) seller.sendRtp(video(index), index)
  const all = Array.from({ length: 100 }, (_, i) => `frame ${65_500 + i}`)
  await until(() => viewers.every(({ received }) => received.length === 100))
  for (const viewer of viewers) expect(frames(viewer)).toEqual(all)
})

test('a viewer who joins in the second turn of the sequence number understands the stream too', async () => {
  const seller = await person('publish', 'seller')
  const early = await person('watch', 'noor')
  const wide = [65_000, 90_000, 120_000, 150_000]
  for (const index of wide) seller.sendRtp(video(index), index)
  await until(() => early.received.length === 4)
  const late = await person('watch', 'sami')
  for (let index = 150_001; index < 150_021; index += 1) seller.sendRtp(video(index), index)
  await until(() => late.received.length === 20)
  expect(frames(late).at(-1)).toBe('frame 150020')
})

test('the publisher is asked for what never came, and it reaches viewers late, in its place', async () => {
  const seller = await person('publish', 'seller')
  const viewer = await person('watch', 'noor')
  for (const index of [1, 2, 4]) seller.sendRtp(video(index), index)
  await until(() => viewer.received.length === 3)
  await until(() =>
    seller.receivedRtcp.flatMap(readRtcp).some((part) => part.kind === 'nack' && part.sequences.includes(3)),
  )
  seller.sendRtp(video(3), 3)
  await until(() => viewer.received.length === 4)
  const [first = 0, , third = 0, late] = sequences(viewer)
  expect([third - first, (late ?? 0) - first]).toEqual([3, 2])
})

test('whoever is sent away hears a goodbye, and the others go on', async () => {
  const seller = await person('publish', 'seller')
  const [noor, sami] = [await person('watch', 'noor'), await person('watch', 'sami')]
  sfu.revoke({ room: 'show', subject: 'noor', atMs: Date.now() })
  await until(() => noor.ended === 'closed_by_peer')
  seller.sendRtp(video(1), 1)
  await until(() => sami.received.length === 1)
  expect(noor.received).toHaveLength(0)
})

test('a viewer that vanishes without a goodbye harms nobody', async () => {
  const seller = await person('publish', 'seller')
  const [noor, sami] = [await person('watch', 'noor'), await person('watch', 'sami')]
  await noor.vanish()
  for (let index = 1; index <= 20; index += 1) seller.sendRtp(video(index), index)
  await until(() => sami.received.length === 20)
})

test('a closed room ends for everyone, and tells it', async () => {
  const seller = await person('publish', 'seller', 'closing')
  const noor = await person('watch', 'noor', 'closing')
  sfu.revoke({ room: 'closing', subject: null, atMs: Date.now() })
  await until(() => seller.ended === 'closed_by_peer' && noor.ended === 'closed_by_peer')
  expect(events).toEqual([
    { type: 'published', room: 'closing', subject: 'seller' },
    { type: 'unpublished', room: 'closing', subject: 'seller', why: 'room_closed' },
  ])
})
