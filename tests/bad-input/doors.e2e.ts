import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { CLOSE_CODES, closeName, LIVE_PATH, MAX_FRAME_BYTES } from '@dallal/contract'
import { LOCALES, messagesFor } from '@dallal/i18n'
import { expect, test } from '@playwright/test'
import { WebSocket } from 'ws'
import {
  becomeOperator,
  beginShow,
  expectBooksInOrder,
  openShop,
  payTopUp,
  publishProduct,
  queueLot,
  RIYADH,
  signUp,
  topUp,
  wallet,
} from '../support/market-steps.ts'
import { sar } from '../support/money.ts'
import { discardServer, type RunningServer, startServer } from '../support/running-server.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'
import { waitFor } from '../support/wait-for.ts'
import { LiveLine } from './live-line.ts'
import { expectWords, refusalTold } from './refusal-told.ts'

/** What knocks at the doors of the real server and is no request of a person: each is turned away by name, and the rest go on. */

let server: RunningServer
let operator: Visitor
test.beforeAll(async () => {
  server = await startServer({ roles: 'api,worker,media' })
  operator = await becomeOperator(server)
})
test.afterAll(() => discardServer(server))
test('frames that are none of ours close their socket with a code that has words, and no other socket', async () => {
  const bystander = await LiveLine.open(server)
  const ping = '{"op":"ping","at":1}'
  const frames: [string, string, number][] = [
    ['not JSON', 'hello', CLOSE_CODES.frameNotJson],
    ['of an unknown type', '[{"op":"shout"}]', CLOSE_CODES.frameUnknown],
    ['a message outside an array', ping, CLOSE_CODES.frameUnknown],
    ['just above the limit', `["${'x'.repeat(MAX_FRAME_BYTES)}"]`, CLOSE_CODES.frameTooLarge],
    ['one megabyte', `["${'x'.repeat(1024 * 1024)}"]`, CLOSE_CODES.frameTooLarge],
  ]
  for (const [what, text, code] of frames) {
    await test.step(`${what}: ${code}`, async () => {
      const line = await LiveLine.open(server)
      line.sendText(text)
      expect(await line.closed).toBe(code)
      expectCloseWords(code)
    })
  }
  await test.step(`a thousand at once: ${CLOSE_CODES.tooManyFrames}`, async () => {
    const line = await LiveLine.open(server)
    for (let n = 0; n < 1_000; n += 1) line.sendText(`[${ping}]`)
    expect(await line.closed).toBe(CLOSE_CODES.tooManyFrames)
    expectCloseWords(CLOSE_CODES.tooManyFrames)
  })
  expect(await bystander.isAlive()).toBe(true)
  bystander.hangUp()
})

test('a token of somewhere else, a changed one and one that ran out make nobody of who brings it', async () => {
  const noor = await signUp(server, 'نور')
  const { token } = await noor.api.shows.liveToken()
  const middle = Math.floor(token.length / 2)
  const changed = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`
  for (const bad of ['a.b.c', '', changed, `${token}x`]) {
    const line = await LiveLine.open(server)
    line.say({ op: 'auth', token: bad })
    const told = await line.hears((message) => message.op === 'refused')
    expect(told).toMatchObject({ refusal: { code: 'token_invalid' } })
    expect(await line.bid(randomUUID(), sar(10_000))).toBe('not_signed_in')
    line.hangUp()
  }
  for (const code of ['token_invalid', 'token_expired']) expectWords(code)

  await test.step('signing out everywhere closes the line, and the token is worth nothing afterwards', async () => {
    const line = await LiveLine.openAs(server, noor)
    const stolen = (await noor.api.shows.liveToken()).token
    await noor.api.identity.signOutEverywhere()
    expect(await line.closed).toBe(CLOSE_CODES.signedOut)
    expectCloseWords(CLOSE_CODES.signedOut)
    expect(await refusalTold(noor.api.shows.liveToken())).toBe('not_signed_in')

    const thief = await LiveLine.open(server)
    thief.say({ op: 'auth', token: stolen })
    const told = await thief.hears((message) => message.op === 'refused' || message.op === 'authed')
    expect(told).toMatchObject({ op: 'refused', refusal: { code: 'token_invalid' } })
    expect(await thief.bid(randomUUID(), sar(10_000))).toBe('not_signed_in')
    thief.hangUp()
  })
})

test('a page of another site changes nothing and opens no socket', async () => {
  const noor = await signUp(server, 'نور')
  const cookie = noor
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  const rename = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/identity/me`, {
      method: 'PATCH',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'غيرها' }),
    })
  const foreign: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: `${server.url}.elsewhere.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) {
    const answer = await rename(headers)
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'not_allowed'])
  }
  expect((await noor.api.identity.me()).me?.name).toBe('نور')
  expect((await rename({ origin: server.url })).status).toBe(200)

  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}${LIVE_PATH}`, 'dallal.v1.json', {
    origin: 'https://elsewhere.example',
  })
  socket.on('error', () => {})
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
    socket.on('open', () => resolve('open'))
  })
  expect(status).toBe(403)
})

test('an upgrade of any path but the live one ends at our listener', async () => {
  for (const path of ['/', '/ar', '/api/wallet', '/live/more', '/_next/hmr', 'http://169.254.169.254/latest']) {
    expect(await upgrade(path), path).toBe('')
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('what is no picture is not kept, whatever it calls itself', async () => {
  const noor = await signUp(server, 'نور')
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const files: [string, File, string][] = [
    ['no picture', new File(['no picture at all'], 'piece.jpg', { type: 'image/jpeg' }), 'image_type_unsupported'],
    ['an SVG with a script', new File([svg], 'piece.svg', { type: 'image/svg+xml' }), 'image_type_unsupported'],
    ['one that says it is a PNG', new File([svg], 'piece.png', { type: 'image/png' }), 'image_type_unsupported'],
    ['one that only begins as one', new File([BEGINNING_OF_A_PNG], 'piece.png'), 'image_unreadable'],
    ['50 MB', new File([new Uint8Array(50 * 1024 * 1024)], 'piece.jpg', { type: 'image/jpeg' }), 'too_large'],
  ]
  for (const [what, file, code] of files) {
    await test.step(`${what}: ${code}`, async () => {
      expect(await refusalTold(noor.api.media.uploadImage({ file }))).toBe(code)
    })
  }
  const nobody = createVisitor(server)
  expect(await refusalTold(nobody.api.media.uploadImage({ file: new File(['x'], 'x.jpg') }))).toBe('not_signed_in')
})

test('a webhook that is not the gateway’s is refused; one that says something odd credits nobody wrongly', async () => {
  test.setTimeout(120_000)
  const noor = await signUp(server, 'نور')
  await topUp(noor, sar(10_000))
  const claimed = JSON.stringify({ type: 'charge.succeeded', data: { id: 'ch_1', amount: sar(99_999) } })
  const knock = async (headers: Record<string, string>) => {
    const address = `${server.url}/api/webhooks/gateway`
    const answer = await fetch(address, { method: 'POST', headers, body: claimed })
    return [answer.status, (await answer.json()).code]
  }
  const now = String(Math.floor(Date.now() / 1000))
  const unsigned = { 'webhook-id': 'msg_1', 'webhook-timestamp': now }
  const forged = { ...unsigned, 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` }
  for (const headers of [{}, unsigned, forged, { ...forged, 'webhook-signature': 'v0,x' }]) {
    expect(await knock(headers)).toEqual([401, 'webhook_signature_invalid'])
  }
  expectWords('webhook_signature_invalid')

  await test.step('sent again to the letter, it counts once', async () => {
    await topUp(noor, sar(20_000), 'replay')
    expect(await wallet(noor, 'SAR')).toEqual({ available: 30_000n, held: 0n, incoming: 0n })
  })

  await test.step('for another amount, nothing is credited and an operator sees it in the books', async () => {
    const odd = await payTopUp(noor, sar(7_000), 'wrong_amount')
    const suspense = () => operator.api.console.trialBalance({ currency: 'SAR' })
    await waitFor('the money in suspense', async () =>
      (await suspense()).rows.some(({ code, credits }) => code.includes('suspense') && credits.minor === '7001'),
    )
    expect((await noor.api.wallet.topUp({ topUp: odd })).status).not.toBe('confirmed')
    expect((await wallet(noor, 'SAR')).available).toBe(30_000n)
  })

  await test.step('giving up what was just paid is refused: the gateway is asked first, and the money is there', async () => {
    const paid = await payTopUp(noor, sar(3_000), 'silent')
    expect(await refusalTold(noor.api.wallet.cancelTopUp({ topUp: paid }))).toBe('top_up_already_ended')
    expect((await wallet(noor, 'SAR')).available).toBe(33_000n)
  })

  await test.step('for a top-up that was given up, the money is the person’s all the same', async () => {
    const started = await noor.api.wallet.startTopUp({
      ...{ key: randomUUID(), amount: sar(4_000), locale: 'ar' as const },
      returnTo: '/ar/wallet',
    })
    await noor.api.wallet.cancelTopUp({ topUp: started.id })
    await noor.submit(started.payUrl ?? '', { outcome: 'replay' })
    await waitFor('the late money', async () => (await wallet(noor, 'SAR')).available === 37_000n)
    expect((await noor.api.wallet.topUp({ topUp: started.id })).status).not.toBe('pending')
  })
  await expectBooksInOrder(server, operator)
})

test('a grant of video opens the one door it was made for', async () => {
  const [seller, other] = [await signUp(server, 'نورة'), await signUp(server, 'سعد')]
  await openShop(seller, operator, 'بيت التحف', RIYADH)
  const product = await publishProduct(seller, 'مبخرة', 'Censer', 2)
  const [show, later] = [await beginShow(seller), await beginShow(seller)]
  await queueLot(seller, show, product, { startPrice: sar(10_000) })
  await seller.api.shows.goLive({ show: show.id })

  const offer = async (path: string, bearer: string | null) => {
    const headers = { 'content-type': 'application/sdp', ...(bearer === null ? {} : { authorization: bearer }) }
    return (await fetch(new URL(path, server.url), { method: 'POST', headers, body: 'v=0' })).status
  }
  const { bearer } = await seller.api.media.publishGrant({ show: show.id })
  const watch = await createVisitor(server).api.media.watchGrant({ show: show.id })
  const attempts: [string, string, string | null, number][] = [
    ['its own door, where the offer is read and is none', `/whip/${show.id}`, bearer, 400],
    ['watching with leave to publish', `/whep/${show.id}`, bearer, 401],
    ['publishing with leave to watch', `/whip/${show.id}`, watch.bearer, 401],
    ['another show', `/whip/${later.id}`, bearer, 401],
    ['a forged grant', `/whip/${show.id}`, `${bearer.slice(0, -4)}AAAA`, 401],
    ['no grant', `/whip/${show.id}`, null, 401],
  ]
  for (const [what, path, token, status] of attempts) {
    expect(await offer(path, token === null ? null : `Bearer ${token}`), what).toBe(status)
  }
  await test.step('when the show has ended, no door any more', async () => {
    await seller.api.shows.endShow({ show: show.id })
    expect(await offer(`/whip/${show.id}`, `Bearer ${bearer}`)).toBe(409)
    expect(await offer(`/whep/${show.id}`, `Bearer ${watch.bearer}`)).toBe(409)
  })
  expect(await refusalTold(other.api.media.publishGrant({ show: show.id }))).toBe('not_found')
  expect(await refusalTold(createVisitor(server).api.media.publishGrant({ show: show.id }))).toBe('not_signed_in')

  await test.step('when the seller signs out everywhere, leave that was given before is worth nothing', async () => {
    const { bearer } = await seller.api.media.publishGrant({ show: later.id })
    expect(await offer(`/whip/${later.id}`, `Bearer ${bearer}`)).toBe(400)
    await seller.api.identity.signOutEverywhere()
    await waitFor('the sign-out', async () => (await offer(`/whip/${later.id}`, `Bearer ${bearer}`)) === 401)
  })
})

/** The signature of the form, and then nothing that could be drawn. */
const BEGINNING_OF_A_PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4])

function expectCloseWords(code: number): void {
  const name = closeName(code)
  for (const locale of LOCALES) {
    const words: Record<string, string> = messagesFor(locale).live.closed
    expect(words[name ?? ''], `words for ${code} in ${locale}`).toMatch(/\S/)
  }
}

/** What a bare socket hears when it asks to upgrade; nothing when it is hung up on. */
function upgrade(path: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('data', (bytes) => {
      heard += bytes.toString()
    })
    socket.on('error', () => {
      // A hang-up; what was heard before it is the answer.
    })
    socket.on('close', () => resolve(heard))
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    )
  })
}
