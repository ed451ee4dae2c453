import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createClientAddress, networkOf } from './client-address.ts'

const SECRET = 'made-at-this-start'

function from(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage // only these two are looked at
}

describe('whose address counts', () => {
  const nobody = createClientAddress([], SECRET)
  const proxied = createClientAddress(['10.0.0.0/8', '::1'], SECRET)

  it.each([
    ['the socket', '203.0.113.7', {}, '203.0.113.7'],
    ['IPv4 over an IPv6 socket', '::ffff:203.0.113.7', {}, '203.0.113.7'],
    ['a header from a stranger is not believed', '203.0.113.7', { 'x-forwarded-for': '198.51.100.1' }, '203.0.113.7'],
  ])('without proxies: %s', (_, socket, headers, expected) => {
    expect(nobody(from(socket, headers))).toBe(expected)
  })

  it.each([
    ['behind one', '10.1.1.1', '198.51.100.1', '198.51.100.1'],
    ['behind two', '10.1.1.1', '198.51.100.1, 10.2.2.2', '198.51.100.1'],
    ['what the client put in front is not believed', '10.1.1.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['nonsense ends at the proxy', '10.1.1.1', 'unknown', '10.1.1.1'],
    ['no header', '::1', '', '::1'],
    ['a stranger', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ])('with trusted proxies: %s', (_, socket, forwarded, expected) => {
    expect(proxied(from(socket, { 'x-forwarded-for': forwarded }))).toBe(expected)
  })

  it('a page drawn on the server is asked for by its visitor, if it knows the secret', () => {
    const call = (secret: string) =>
      nobody(from('127.0.0.1', { 'x-dallal-render': secret, 'x-dallal-visitor': '198.51.100.1' }))
    expect(call(SECRET)).toBe('198.51.100.1')
    expect(call('guess')).toBe('127.0.0.1')
    expect(call('')).toBe('127.0.0.1')
  })
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
])('limits count %s by %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
