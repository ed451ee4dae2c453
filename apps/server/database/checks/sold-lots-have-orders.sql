-- A lot that was sold has an order, and money in an order's escrow has the order it is for. The order is made by an event that
-- is carried after the hammer, so it has an hour, by the real clock: from then on somebody paid and nobody ships.
with unordered as (
  select lot.id, lot.price_minor, lot.currency, lot.leader_id
  from lot
  left join "order" on "order".lot_id = lot.id
  where lot.status = 'sold' and "order".id is null
), unowned as (
  select escrow.id, escrow.owner_id, escrow.currency, escrow.credit_minor - escrow.debit_minor as minor
  from ledger.account_balance as escrow
  left join "order" on "order".id = escrow.owner_id
  where escrow.code = 'order_escrow' and escrow.credit_minor <> escrow.debit_minor and "order".id is null
)
select
  format('lot %s', unordered.id) as "row",
  format(
    'was sold to %s for %s %s at %s and has no order',
    unordered.leader_id, unordered.price_minor, unordered.currency, journal.created_at
  ) as detail
from unordered
left join ledger.journal on journal.subject_id = unordered.id and journal.kind = 'lot_won'
where coalesce(journal.created_at < now() - interval '1 hour', true)
union all
select
  format('order %s', unowned.owner_id),
  format('is not there, and its escrow holds %s %s since %s', unowned.minor, unowned.currency, min(journal.created_at))
from unowned
left join ledger.transfer as paid on paid.credit_account_id = unowned.id and paid.kind in ('posted', 'captured')
left join ledger.journal on journal.id = paid.journal_id
group by unowned.id, unowned.owner_id, unowned.minor, unowned.currency
having coalesce(min(journal.created_at) < now() - interval '1 hour', true)
