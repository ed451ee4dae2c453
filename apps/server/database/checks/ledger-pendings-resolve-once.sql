-- A capture or a void resolves a pending transfer between the same accounts, at most once and for no more than was held.
with resolution as (
  select *, count(*) over (partition by pending_id) as times
  from ledger.transfer
  where pending_id is not null
)
select
  format('transfer %s (journal %s, leg %s)', resolution.id, resolution.journal_id, resolution.leg) as "row",
  format('%s of %s does not fit pending transfer %s', resolution.kind, resolution.amount_minor, resolution.pending_id) as detail
from resolution
left join ledger.transfer as held on held.id = resolution.pending_id
where
  held.id is null
  or held.kind <> 'pending'
  or resolution.times <> 1
  or held.debit_account_id <> resolution.debit_account_id
  or held.credit_account_id <> resolution.credit_account_id
  or resolution.amount_minor > held.amount_minor
  or (resolution.kind = 'voided' and resolution.amount_minor <> held.amount_minor)
