import type { KeptCharge } from '@dallal/contract'
import { asId, type Currency, type Id, type Instant, isCurrency, ok, type Result, toIso } from '@dallal/kernel'
import { sql } from 'kysely'
import { type OperatorRefusal, requireOperator } from '#identity'
import type { Caller, Tx } from '#platform/database'
import { cutPage, type Page, type PageWish, type Place, placeOf } from '#platform/paging'
import type { AdminPorts } from './admin-ports.ts'

/**
 * Money the gateway took that is in no wallet, newest first: what is in suspense because it fits no top-up, and what no account
 * of the ledger can hold. To be read only: it is settled outside, by hand, at the gateway, and stays in the list.
 */
export async function listSuspense(
  { database }: Pick<AdminPorts, 'database'>,
  caller: Caller,
  { cursor, limit }: PageWish,
): Promise<Result<Page<KeptCharge>, OperatorRefusal>> {
  const operator = requireOperator(caller)
  if (!operator.ok) return operator
  const found = await database.asCaller(caller, (tx) => select(tx, placeOf(cursor), limit + 1))
  const { rows, next } = cutPage(found, limit, ({ id, at }) => ({ id, at }))
  return ok({ items: rows.map(present), next })
}

interface Row {
  readonly id: Id<string>
  readonly at: Instant
  readonly charge: string
  readonly reference: string
  readonly reason: KeptCharge['reason']
  readonly currency: string
  readonly minor: bigint
  readonly topUp: string | null
  readonly asked: bigint | null
  readonly askedCurrency: Currency | null
  readonly person: string | null
  readonly name: string | null
}

async function select(tx: Tx, before: Place<Id<string>> | null, limit: number): Promise<Row[]> {
  const behind = before ? sql`and (received_at, id) < (${before.at}, ${before.id}::uuid)` : sql``
  const { rows } = await sql<Row>`
    with kept as (
      (
        select id, received_at, charge_id, reference, reason, currency, amount_minor, top_up_id
        from gateway_receipt
        where booked_as = 'suspense' ${behind}
        order by received_at desc, id desc
        limit ${limit}
      )
      union all
      (
        select id, received_at, charge_id, reference, 'unbookable', currency, amount_minor, top_up_id
        from unbookable_charge
        where true ${behind}
        order by received_at desc, id desc
        limit ${limit}
      )
    )
    select
      kept.id,
      kept.received_at as at,
      kept.charge_id as charge,
      kept.reference,
      kept.reason,
      kept.currency,
      kept.amount_minor as minor,
      top_up.id as "topUp",
      top_up.amount_minor as asked,
      top_up.currency as "askedCurrency",
      person.id as person,
      person.name
    from kept
    left join top_up on top_up.id = kept.top_up_id
    left join person on person.id = top_up.user_id
    order by kept.received_at desc, kept.id desc
    limit ${limit}`.execute(tx)
  return rows
}

function present({ id, at, charge, reference, reason, currency, minor, ...row }: Row): KeptCharge {
  const { topUp, asked, askedCurrency, person, name } = row
  const isBooked = reason !== 'unbookable' && isCurrency(currency)
  return {
    ...{ id: asId(id), charge, reference, reason, at: toIso(at) },
    amount: isBooked ? { minor: String(minor), currency } : null,
    told: isBooked ? null : { minor: String(minor), currency },
    topUp:
      topUp !== null && asked !== null && askedCurrency !== null
        ? { id: topUp, amount: { minor: String(asked), currency: askedCurrency } }
        : null,
    person: person !== null && name !== null ? { id: person, name } : null,
  }
}
