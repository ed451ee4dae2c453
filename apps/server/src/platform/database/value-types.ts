import { type Instant, instant } from '@dallal/kernel'
import pg from 'pg'

/** Numbers of the types in Postgres' catalog (pg_type.dat). */
const OID = { int8: 20, int8Array: 1016, timestamptz: 1184, timestamptzArray: 1185, date: 1082 } as const

/** `2026-11-25 14:38:00.123456+00`, as every session of ours writes it, because its time zone is UTC. */
const TIMESTAMP = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)\+00$/

/** Reads a timestamptz as an instant; what is finer than a millisecond is cut off. `infinity` is no moment and throws. */
export function parseTimestamp(text: string): Instant {
  const [, day, time] = TIMESTAMP.exec(text) ?? []
  if (!day || !time) throw new Error(`not a moment in UTC: ${text}`)
  return instant(`${day}T${time}Z`)
}

/**
 * How values come back: bigint for int8 (a count too), an instant for timestamptz, text for date; arrays of the first two
 * likewise. Everything else is the driver's own choice.
 */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === OID.int8) return BigInt
    if (oid === OID.timestamptz) return parseTimestamp
    if (oid === OID.date) return (text: string) => text
    if (oid === OID.int8Array) return (text: string) => readArray(text).map((item) => item && BigInt(item))
    if (oid === OID.timestamptzArray)
      return (text: string) => readArray(text).map((item) => item && parseTimestamp(item))
    return pg.types.getTypeParser(oid, format)
  },
}

/** The driver's reader of `text[]` (oid 1009), which knows quoting and nulls; its types list only scalar types. */
const parserOf = pg.types.getTypeParser as (oid: number) => unknown
const readArray = parserOf(1009) as (text: string) => (string | null)[]

/** The first moment that can only be one: 3 March 1973. No other plain number that we send is as large. */
const SMALLEST_INSTANT = 100_000_000_000

/**
 * How values go in. An instant is a number here and a timestamptz there; it is told from other numbers by its size, which
 * is safe because amounts and every other int8 are bigint, and what is left fits 32 bits.
 */
export function toParameter(value: unknown): unknown {
  if (typeof value === 'number' && value >= SMALLEST_INSTANT && Number.isInteger(value)) {
    return new Date(value).toISOString()
  }
  return Array.isArray(value) ? value.map(toParameter) : value
}
