import { expect, it } from 'vitest'
import { createLog, redact } from './index.ts'

function heard(form: 'json' | 'human', level = 'info') {
  const lines: string[] = []
  return { log: createLog({ level, form, write: (line) => lines.push(line) }), lines }
}

it('secrets, one-time codes and what identifies a person never reach a line', () => {
  const { log, lines } = heard('json')
  log.info('signed in', {
    phone: '+966500000001',
    code: '123456',
    nested: { headers: { Authorization: 'Bearer abc', cookie: 'session=abc' }, list: [{ iban: 'SA03' }] },
    url: 'postgres://dallal_owner:s3cret@127.0.0.1/dallal',
    error: new Error('cannot reach postgres://u:s3cret@host/x', { cause: { password: 's3cret' } }),
  })
  const text = lines.join('')
  for (const secret of ['966500000001', '123456', 'abc', 'SA03', 's3cret']) expect(text).not.toContain(secret)
  expect(text).toContain('cannot reach postgres://u:[hidden]@host/x')
})

it('a refusal’s code and a driver’s code can be read', () => {
  expect(redact({ code: 'bid_too_low' })).toEqual({ code: 'bid_too_low' })
  expect(redact(Object.assign(new Error('x'), { code: '40P01' }))).toMatchObject({ code: '40P01' })
})

it('amounts can be logged and nothing is without bound', () => {
  const circle: Record<string, unknown> = { minor: 5n, long: 'x'.repeat(10_000) }
  circle.self = circle
  const { log, lines } = heard('json')
  log.info('odd', circle)
  expect(lines[0]).toContain('"minor":"5"')
  expect(lines[0]?.length).toBeLessThan(40_000)
})

it('a person reads time, level, message and facts; below the level nothing is written', () => {
  const { log, lines } = heard('human', 'info')
  log.debug('unseen')
  log.with({ part: 'live' }).warn('slow client', { ms: 12 })
  expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d warn {2}slow client part=live ms=12\n$/)
})
