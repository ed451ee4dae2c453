import { expect, it } from 'vitest'
import type { Column } from './read-catalog.ts'
import { renderSchema, wordsOfCheck } from './render-schema.ts'

const column = (name: string, type: string, more: Partial<Column> = {}): Column => ({
  name,
  type,
  words: null,
  checks: [],
  nullable: false,
  hasDefault: false,
  computed: false,
  comment: null,
  ...more,
})

it('a table becomes an interface with its comments, a view is never sure of a value', () => {
  const columns = [
    column('id', 'uuid', { comment: 'Which lot.' }),
    column('status', 'text', { checks: ["CHECK ((status = ANY (ARRAY['open'::text, 'sold'::text])))"] }),
    column('amount_minor', 'int8', { nullable: true }),
    column('opened_at', 'timestamptz', { hasDefault: true }),
    column('tags', '_text', { computed: true }),
    column('detail', 'jsonb'),
  ]
  const text = renderSchema([
    { schema: 'public', name: 'lot', view: false, comment: 'A lot. */', columns },
    { schema: 'ledger', name: 'open_hold', view: true, comment: null, columns: [column('lot_id', 'uuid')] },
  ])
  expect(text).toContain("export interface Schema {\n  lot: Lot\n  'ledger.open_hold': LedgerOpenHold\n}")
  expect(text).toContain(`/** A lot. * / */
export interface Lot {
  /** Which lot. */
  id: string
  status: 'open' | 'sold'
  amount_minor: bigint | null
  opened_at: Generated<Instant>
  tags: GeneratedAlways<string[]>
  detail: Json
}`)
  expect(text).toContain('  lot_id: string | null\n')
})

it('a type nobody has thought of is refused by name', () => {
  const columns = [column('where', 'point')]
  const table = { schema: 'public', name: 'shop', view: false, comment: null, columns }
  expect(() => renderSchema([table])).toThrow('column where: type point')
})

it.each([
  ["CHECK ((kind = 'a'::text))", ['a']],
  ["CHECK ((kind = ANY (ARRAY['a'::text, 'b_c'::text])))", ['a', 'b_c']],
  ['CHECK ((amount > 0))', null],
  ["CHECK (((kind = 'a'::text) OR (kind IS NULL)))", null],
])('words of %s', (definition, words) => {
  expect(wordsOfCheck(definition)).toEqual(words)
})
