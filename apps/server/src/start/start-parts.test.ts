import { describe, expect, it } from 'vitest'
import { createHealth } from './health.ts'
import { box, createSteps } from './steps.ts'
import { createStops } from './stops.ts'

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
