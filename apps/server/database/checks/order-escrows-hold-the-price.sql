-- The escrow of an order holds exactly its price until the order is settled, and exactly nothing afterwards.
select
  format('order %s (%s)', "order".number, "order".id) as "row",
  format(
    'is %s and costs %s, its escrow holds %s',
    "order".status, "order".price_minor, coalesce(escrow.credit_minor - escrow.debit_minor, 0)
  ) as detail
from "order"
left join ledger.account_balance as escrow
  on escrow.owner_id = "order".id and escrow.code = 'order_escrow' and escrow.currency = "order".currency
where coalesce(escrow.credit_minor - escrow.debit_minor, 0)
  <> case when "order".status = 'settled' then 0 else "order".price_minor end
