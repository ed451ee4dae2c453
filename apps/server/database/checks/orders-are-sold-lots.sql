-- An order is a lot that was sold: to this buyer, by this seller, for this price, and paid from the winner's hold. And its price
-- is what the seller, the platform and the tax get of it, at the rates that were agreed.
with captured as (
  select wallet.owner_id as buyer_id, escrow.owner_id as order_id, transfer.amount_minor, escrow.currency
  from ledger.transfer
  join ledger.journal on journal.id = transfer.journal_id and journal.kind = 'lot_won'
  join ledger.account as escrow on escrow.id = transfer.credit_account_id and escrow.code = 'order_escrow'
  join ledger.account as wallet on wallet.id = transfer.debit_account_id
  where transfer.kind = 'captured'
)
select
  format('order %s (%s)', "order".number, "order".id) as "row",
  format('its lot is %s, %s %s', lot.status, lot.price_minor, lot.currency) as detail
from "order"
join lot on lot.id = "order".lot_id
where lot.status <> 'sold'
  or (lot.leader_id, lot.seller_id, lot.product_id, lot.show_id, lot.price_minor, lot.currency) is distinct from
    ("order".buyer_id, "order".seller_id, "order".product_id, "order".show_id, "order".price_minor, "order".currency)
union all
select
  format('order %s (%s)', "order".number, "order".id),
  format('costs %s, of which %s was paid by %s', "order".price_minor, coalesce(captured.amount_minor, 0), captured.buyer_id)
from "order"
left join captured on captured.order_id = "order".id
where (captured.buyer_id, captured.amount_minor, captured.currency) is distinct from
  ("order".buyer_id, "order".price_minor, "order".currency)
union all
-- Whole numbers: a share rounded half to even is within half a minor unit of the exact one.
select
  format('order %s (%s)', number, id),
  format('commission %s of %s at %s, VAT %s of it at %s', commission_minor, price_minor, commission_rate_bp, vat_minor, vat_rate_bp)
from "order"
where abs(2 * (commission_minor::numeric * 10000 - price_minor::numeric * commission_rate_bp)) > 10000
  or abs(2 * (vat_minor::numeric * 10000 - commission_minor::numeric * vat_rate_bp)) > 10000
