import { expect, it } from 'vitest'
import { type Migration, pending } from './migrate.ts'

const first: Migration = { name: '0001-first', sql: 'select 1', hash: 'a' }
const second: Migration = { name: '0002-second', sql: 'select 2', hash: 'b' }

it('only new migrations are applied, in order', () => {
  expect(pending([first, second], new Map())).toEqual([first, second])
  expect(pending([first, second], new Map([['0001-first', 'a']]))).toEqual([second])
})

it('a migration that changed after it was applied is refused by name', () => {
  expect(() => pending([first], new Map([['0001-first', 'other']]))).toThrow('0001-first was changed')
})

it('a database newer than this version is refused', () => {
  expect(() => pending([first], new Map([['0003-later', 'c']]))).toThrow('0003-later, which this version does not know')
})
