import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { whyUnfit } from '#platform/database'
import { createHealth } from './health.ts'
import { ownOrigins } from './own-origins.ts'
import { box, createSteps } from './steps.ts'
import { createStops } from './stops.ts'
import { whyNoUdpPort } from './udp-port.ts'
import { whyNoDatabase } from './why-no-database.ts'

describe('the state of the house', () => {
  it.each([
    ['all is up', { database: 'up', web: 'up', media: 'up' }, true],
    ['a part that is not asked for here is no fault', { database: 'up', web: 'off', media: 'off' }, true],
    [
      'without OpenSSL there is no video, and the house serves',
      { database: 'up', web: 'up', media: 'unavailable' },
      true,
    ],
    ['the media server is being started again', { database: 'up', web: 'up', media: 'down' }, false],
    ['no database, no house', { database: 'down', web: 'up', media: 'up' }, false],
  ] as const)('%s', async (_, states, ok) => {
    const parts = Object.fromEntries(Object.entries(states).map(([name, state]) => [name, () => state]))
    expect(await createHealth(parts)()).toEqual({ ok, parts: states })
  })
})

describe('ending', () => {
  it('goes backwards, past what fails, and happens once', async () => {
    const ended: string[] = []
    const stops = createStops(() => null)
    stops.add('first', () => void ended.push('first'))
    stops.add('failing', () => Promise.reject(new Error('on purpose')))
    stops.add('last', async () => void ended.push('last'))
    await Promise.all([stops.all(), stops.all()])
    await stops.all()
    expect(ended).toEqual(['last', 'first'])
  })
})

it('each step is said with its time when it is done, and a failed one is not said to be done', async () => {
  const lines: string[] = []
  const steps = createSteps((line) => lines.push(line))
  await steps.step(
    ({ n }) => `${n} migrations`,
    async () => ({ n: 7 }),
  )
  await expect(steps.step('never', () => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose')
  expect(lines).toEqual([expect.stringMatching(/^ {2}✔ 7 migrations +\d\.\d s$/)])
})

it('what did not come about is not said to be done', async () => {
  const lines: string[] = []
  await createSteps((line) => lines.push(line)).step(
    () => null,
    async () => 'nothing',
  )
  expect(lines).toEqual([])
})

describe('a DATABASE_URL that does not work', () => {
  const url = 'postgres://me%40home:s3cret@db.example:5433/mar%20ket'
  const coded = (code: string) => Object.assign(new Error('what the driver says'), { code })
  it.each([
    ['ECONNREFUSED', 'No Postgres answers at db.example:5433: start it, or correct DATABASE_URL.'],
    ['ETIMEDOUT', 'No Postgres answers at db.example:5433: start it, or correct DATABASE_URL.'],
    ['ENOTFOUND', 'The host "db.example" is unknown: correct DATABASE_URL.'],
    [
      '28P01',
      'Postgres at db.example:5433 does not let "me@home" in: correct the user or the password in DATABASE_URL.',
    ],
    ['3D000', 'There is no database "mar ket" at db.example:5433: create it, or correct DATABASE_URL.'],
    [
      '42501',
      'The user "me@home" may not do what is needed in "mar ket": make it the owner of the database of DATABASE_URL.',
    ],
    ['53300', 'Postgres at db.example:5433 has no connection left: give it more, or end other programs.'],
    ['57P03', 'Postgres at db.example:5433 is starting or ending: start Dallal again in a moment.'],
    ['XX000', 'The Postgres of DATABASE_URL (db.example:5433) cannot be used: what the driver says.'],
  ])('%s: %s', (code, sentence) => expect(whyNoDatabase(coded(code), url)).toBe(sentence))

  it('is understood when several addresses of a host were tried, and when nothing has a code', () => {
    const both = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])
    expect(whyNoDatabase(both, 'postgres://u:p@localhost/x')).toContain('No Postgres answers at localhost:5432')
    expect(whyNoDatabase(new Error('timeout expired'), url)).toContain('cannot be used: timeout expired.')
  })

  it('names a server that is too old, or a user with too few rights', () => {
    expect(whyUnfit({ major: 14, mayCreateRoles: true })).toBe(
      'Dallal needs Postgres 15 or newer; this one is 14: set DATABASE_URL to a newer one.',
    )
    expect(whyUnfit({ major: 15, mayCreateRoles: false })).toContain('needs CREATEROLE')
    expect(whyUnfit({ major: 15, mayCreateRoles: true })).toBeNull()
  })
})

it.each([
  ['development', '127.0.0.1', ['http://localhost:3000', 'http://127.0.0.1:3000']],
  ['development', '::1', ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']],
  ['staging', '0.0.0.0', ['http://localhost:3000']],
] as const)('in %s on %s, our own pages are those of %j', (environment, host, origins) => {
  expect(ownOrigins({ environment, host, port: 3000, publicUrl: 'http://localhost:3000' })).toEqual(origins)
})

it('a UDP port that somebody has is told from one that is free', async () => {
  const thief = createSocket('udp4').bind(0, '127.0.0.1')
  await once(thief, 'listening')
  const { port } = thief.address()
  expect(await whyNoUdpPort('127.0.0.1', port)).toBe(
    `UDP port ${port} is taken by another program: stop it, or set MEDIA_PORT to another one.`,
  )
  thief.close()
  await once(thief, 'close')
  expect(await whyNoUdpPort('127.0.0.1', port)).toBeNull()
})

it('the addresses stand in a box, their names aligned', () => {
  expect(
    box([
      ['Shop', 'http://localhost:3000/ar'],
      ['Console', '/ar/console'],
    ]),
  ).toBe(
    [
      '┌─────────────────────────────────────────┐',
      '│  Shop      http://localhost:3000/ar     │',
      '│  Console   /ar/console                  │',
      '└─────────────────────────────────────────┘',
    ]
      .join('\n')
      .replaceAll('     │', '  │')
      .replaceAll('                  │', '               │')
      .replaceAll('───┐', '┐')
      .replaceAll('───┘', '┘'),
  )
})
