import { expect, test } from 'vitest'
import { readEnvironment } from '#server/environment.ts'

const SFU_SECRET = 'x'.repeat(32)

test('alone, it listens on loopback unless it is told otherwise', () => {
  expect(readEnvironment({ SFU_SECRET })).toEqual({
    ok: true,
    directory: '.sfu',
    settings: {
      secret: SFU_SECRET,
      udp: { host: '127.0.0.1', port: 40_000 },
      http: { host: '127.0.0.1', port: 8080 },
      addresses: ['127.0.0.1'],
    },
  })
})

test('the addresses by which it is reached may be others than the one it listens on', () => {
  const reading = readEnvironment({ SFU_SECRET, SFU_UDP_HOST: '0.0.0.0', SFU_ADDRESSES: '192.0.2.1, 192.0.2.2' })
  expect(reading.ok && reading.settings.addresses).toEqual(['192.0.2.1', '192.0.2.2'])
  expect(reading.ok && reading.settings.udp.host).toBe('0.0.0.0')
})

test.each([
  ['no secret', {}, 'SFU_SECRET'],
  ['a short secret', { SFU_SECRET: 'short' }, 'SFU_SECRET'],
  ['a port that is none', { SFU_SECRET, SFU_UDP_PORT: 'forty' }, 'SFU_UDP_PORT'],
  ['a port too high', { SFU_SECRET, SFU_HTTP_PORT: '65536' }, 'SFU_HTTP_PORT'],
])('%s is refused, and named', (_, environment, name) => {
  expect(readEnvironment(environment)).toEqual({ ok: false, why: expect.stringContaining(name) })
})
