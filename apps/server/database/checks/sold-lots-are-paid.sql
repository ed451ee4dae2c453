-- A lot is sold when the winner's hold became its price, and not otherwise.
with paid as (
  select journal.subject_id as lot_id, wallet.owner_id as buyer_id, transfer.amount_minor, wallet.currency
  from ledger.journal
  join lot on lot.id = journal.subject_id
  join ledger.transfer on transfer.journal_id = journal.id and transfer.kind = 'captured'
  join ledger.account as wallet on wallet.id = transfer.debit_account_id
  where journal.kind = 'lot_won'
), sold as (
  select id as lot_id, leader_id as buyer_id, price_minor as amount_minor, currency from lot where status = 'sold'
)
select
  format('lot %s', coalesce(paid.lot_id, sold.lot_id)) as "row",
  format(
    'sold for %s to %s, paid %s by %s',
    sold.amount_minor, sold.buyer_id, paid.amount_minor, paid.buyer_id
  ) as detail
from sold
full join paid
  on paid.lot_id = sold.lot_id and paid.buyer_id = sold.buyer_id
  and paid.amount_minor = sold.amount_minor and paid.currency = sold.currency
where sold.lot_id is null or paid.lot_id is null
