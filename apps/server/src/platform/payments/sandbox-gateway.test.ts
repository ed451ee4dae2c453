import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandboxGateway } from './sandbox-gateway.ts'

/** A gateway on its worst days: it answers whatever the test tells it to. */
let server: Server
let url = ''
let answer: { status: number; body: string } = { status: 200, body: '' }
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => server.close())

const ask = (at = url) =>
  createSandboxGateway({ url: at, apiSecret: 'a', webhookSecret: 'whsec_YQ==' })
    .getCharge('ch_1')
    .then(
      (charge) => charge?.status ?? 'no such charge',
      (error: Error) => error.name,
    )

const told = { id: 'ch_1', reference: 'r', status: 'pending', taken: null, pay_path: '/pay/ch_1' }

it.each([
  ['a charge', 200, JSON.stringify(told), 'pending'],
  ['that there is none', 404, '{"error":"not_found"}', 'no such charge'],
  ['not found, as a page of somebody in between', 404, '<html>', 'GatewayNotUnderstood'],
  ['a status we never heard of', 200, JSON.stringify({ ...told, status: 'reversed' }), 'GatewayNotUnderstood'],
  ['what is no JSON', 200, 'one moment please', 'GatewayNotUnderstood'],
  ['that the question is wrong', 422, '{"error":"invalid"}', 'GatewayNotUnderstood'],
  ['that it is broken', 503, '{"error":"down"}', 'GatewayUnavailable'],
  ['that it does not know us', 401, '{"error":"unauthorized"}', 'GatewayUnavailable'],
  ['that we ask too often', 429, '{}', 'GatewayUnavailable'],
])('answering %s', async (_what, status, body, heard) => {
  answer = { status, body }
  expect(await ask()).toBe(heard)
})

it('not answering at all', async () => {
  expect(await ask('http://127.0.0.1:9')).toBe('GatewayUnavailable')
})
