import type pg from 'pg'

export interface Column {
  readonly name: string
  /** Postgres' own name: `int8`, `timestamptz`; of an array with a leading underscore: `_text`. */
  readonly type: string
  /** The words of an enum type, in order. */
  readonly words: readonly string[] | null
  /** The definitions of check constraints on this column alone. */
  readonly checks: readonly string[]
  readonly nullable: boolean
  /** Left out of an insert it gets a value by itself. */
  readonly hasDefault: boolean
  /** Cannot be written at all. */
  readonly computed: boolean
  readonly comment: string | null
}

export interface Table {
  readonly schema: string
  readonly name: string
  readonly view: boolean
  readonly comment: string | null
  readonly columns: readonly Column[]
}

/** All tables and views of ours, by schema and name; the job queue's are its library's affair. */
export async function readCatalog(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(CATALOG)
  return rows
}

const CATALOG = `
  select n.nspname as schema, c.relname as name, c.relkind in ('v', 'm') as view,
         obj_description(c.oid, 'pg_class') as comment,
         (select json_agg(json_build_object(
                   'name', a.attname,
                   'type', t.typname,
                   'words', (select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
                   'checks', coalesce((select json_agg(pg_get_constraintdef(k.oid) order by k.conname)
                                         from pg_constraint k
                                        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]), '[]'),
                   'nullable', not a.attnotnull,
                   'hasDefault', a.atthasdef or a.attidentity <> '',
                   'computed', a.attgenerated <> '' or a.attidentity = 'a',
                   'comment', col_description(c.oid, a.attnum)
                 ) order by a.attnum)
            from pg_attribute a
            join pg_type t on t.oid = a.atttypid
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm')
     and not c.relispartition
     and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
     and n.nspname not like 'pg\\_%'
     and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
   order by n.nspname <> 'public', n.nspname, c.relname`
