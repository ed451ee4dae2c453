-- The leader of an open lot has exactly their bid on hold for it, and nobody else has anything on hold for a lot.
with held as (
  select journal.subject_id as lot_id, wallet.owner_id as bidder_id, transfer.amount_minor, wallet.currency
  from ledger.journal
  join lot on lot.id = journal.subject_id
  join ledger.transfer on transfer.journal_id = journal.id and transfer.kind = 'pending'
  join ledger.account as wallet on wallet.id = transfer.debit_account_id
  left join ledger.transfer as resolution on resolution.pending_id = transfer.id
  where journal.kind = 'bid_hold_moved' and resolution.id is null
), owed as (
  select id as lot_id, leader_id as bidder_id, price_minor as amount_minor, currency
  from lot
  where status = 'open' and leader_id is not null
)
select
  format('lot %s', coalesce(held.lot_id, owed.lot_id)) as "row",
  format(
    'held %s of %s, leading %s of %s',
    held.amount_minor, held.bidder_id, owed.amount_minor, owed.bidder_id
  ) as detail
from held
full join owed
  on owed.lot_id = held.lot_id and owed.bidder_id = held.bidder_id
  and owed.amount_minor = held.amount_minor and owed.currency = held.currency
where held.lot_id is null or owed.lot_id is null
