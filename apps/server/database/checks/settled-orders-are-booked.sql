-- An order is settled exactly when the ledger shared its escrow out, once, into the very shares that were agreed.
with shares as (
  select
    journal.subject_id as order_id,
    coalesce(sum(transfer.amount_minor) filter (where getter.code = 'seller_available'), 0) as proceeds_minor,
    coalesce(sum(transfer.amount_minor) filter (where getter.code = 'commission_revenue'), 0) as commission_minor,
    coalesce(sum(transfer.amount_minor) filter (where getter.code = 'vat_payable'), 0) as vat_minor,
    min(getter.owner_id::text) filter (where getter.code = 'seller_available') as seller_id
  from ledger.journal
  join ledger.transfer on transfer.journal_id = journal.id
  join ledger.account as getter on getter.id = transfer.credit_account_id
  where journal.kind = 'order_settled'
  group by journal.subject_id
), settled as (
  select * from "order" where status = 'settled'
)
select
  case
    when settled.id is not null then format('order %s (%s)', settled.number, settled.id)
    else format('order %s', shares.order_id)
  end as "row",
  case
    when settled.id is null then 'is booked as settled and says it is not'
    when shares.order_id is null then 'says it is settled and is not booked'
    else format(
      'agreed %s for %s, %s commission, %s VAT; booked %s for %s, %s, %s',
      settled.price_minor - settled.commission_minor - settled.vat_minor, settled.seller_id,
      settled.commission_minor, settled.vat_minor,
      shares.proceeds_minor, shares.seller_id, shares.commission_minor, shares.vat_minor
    )
  end as detail
from settled
full join shares on shares.order_id = settled.id
where settled.id is null
  or shares.order_id is null
  or (shares.proceeds_minor, shares.commission_minor, shares.vat_minor) is distinct from (
    settled.price_minor - settled.commission_minor - settled.vat_minor, settled.commission_minor, settled.vat_minor
  )
  or (shares.seller_id is not null and shares.seller_id <> settled.seller_id::text)
