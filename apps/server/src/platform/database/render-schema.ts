import type { Column, Table } from './read-catalog.ts'

const HEADER = `// Generated from the database's own catalogs by \`npm run dallal -- schema\`; change the migrations, not this file.

import type { Instant } from '@dallal/kernel'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Written as JSON text, read as whatever it was: parse it where it enters. */
type Json = ColumnType<unknown, string, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>
`

const TYPES: Record<string, string> = {
  bool: 'boolean',
  bpchar: 'string',
  bytea: 'Buffer',
  citext: 'string',
  date: 'string',
  float4: 'number',
  float8: 'number',
  inet: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  name: 'string',
  numeric: 'string',
  oid: 'number',
  text: 'string',
  timestamptz: 'Instant',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
}

/** Writes the TypeScript that says what is in the database, with the comments that stand there. */
export function renderSchema(tables: readonly Table[]): string {
  const entries = tables.map((table) => `  ${quoteKey(table)}: ${interfaceName(table)}\n`).join('')
  return `${HEADER}\nexport interface Schema {\n${entries}}\n${tables.map(renderTable).join('')}`
}

function renderTable(table: Table): string {
  const columns = table.columns.map((column) => {
    const comment = column.comment ? `  /** ${inComment(column.comment)} */\n` : ''
    return `${comment}  ${column.name}: ${columnType(column, table.view)}\n`
  })
  const comment = table.comment ? `/** ${inComment(table.comment)} */\n` : ''
  return `\n${comment}export interface ${interfaceName(table)} {\n${columns.join('')}}\n`
}

function columnType(column: Column, view: boolean): string {
  const nullable = column.nullable || view
  if (column.type === 'jsonb' || column.type === 'json') {
    if (nullable) return 'JsonOrNull'
    return column.hasDefault ? 'JsonWithDefault' : 'Json'
  }
  const value = valueType(column) + (nullable ? ' | null' : '')
  if (column.computed) return `GeneratedAlways<${value}>`
  return column.hasDefault ? `Generated<${value}>` : value
}

/** A column of words (an enum, or `check (status in ('open', 'sold'))`) has them as its type. */
function valueType(column: Column): string {
  const words = column.words ?? column.checks.map(wordsOfCheck).find((found) => found !== null)
  if (words) return words.map((word) => `'${word}'`).join(' | ')
  const array = column.type.startsWith('_')
  const type = TYPES[array ? column.type.slice(1) : column.type]
  if (!type) throw new Error(`column ${column.name}: type ${column.type} has no meaning in TypeScript yet`)
  return array ? `${type}[]` : type
}

/** Reads `CHECK ((status = ANY (ARRAY['open'::text, 'sold'::text])))` and the same of one word; null for anything else. */
export function wordsOfCheck(definition: string): string[] | null {
  const literal = `'([a-zA-Z0-9_.:-]+)'::(?:text|character varying|bpchar)`
  const list = new RegExp(String.raw`^CHECK \(\(\w+ = ANY \(ARRAY\[(${literal}(?:, ${literal})*)\]\)\)\)$`).exec(
    definition,
  )
  const one = new RegExp(String.raw`^CHECK \(\(\w+ = (${literal})\)\)$`).exec(definition)
  const inside = list?.[1] ?? one?.[1]
  return inside ? Array.from(inside.matchAll(new RegExp(literal, 'g')), ([, word]) => word ?? '') : null
}

function interfaceName({ schema, name }: Table): string {
  const words = (schema === 'public' ? name : `${schema}_${name}`).split('_')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function quoteKey({ schema, name }: Table): string {
  return schema === 'public' ? name : `'${schema}.${name}'`
}

function inComment(text: string): string {
  return text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')
}
