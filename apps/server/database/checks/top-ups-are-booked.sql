-- A top-up has ended exactly when nothing of it is incoming any more; a confirmed one has a receipt over its amount; and what
-- the gateway took is in the ledger to the last unit.
with incoming as (
  select journal.subject_id as top_up_id, resolution.kind as resolved
  from ledger.journal
  join ledger.transfer as held on held.journal_id = journal.id and held.kind = 'pending'
  left join ledger.transfer as resolution on resolution.pending_id = held.id
  where journal.kind = 'top_up_started'
)
select
  format('top-up %s (%s)', top_up.id, top_up.status) as "row",
  format('its incoming money is %s', coalesce(incoming.resolved::text, 'pending')) as detail
from top_up
left join incoming on incoming.top_up_id = top_up.id
where coalesce(incoming.resolved::text, 'pending') <> case top_up.status
  when 'pending' then 'pending'
  when 'confirmed' then 'captured'
  else 'voided'
end
union all
select
  format('top-up %s (%s)', top_up.id, top_up.status),
  'has no receipt over just its amount'
from top_up
left join gateway_receipt as receipt on receipt.top_up_id = top_up.id and receipt.booked_as = 'top_up'
where top_up.status = 'confirmed'
  and (receipt.amount_minor, receipt.currency) is distinct from (top_up.amount_minor, top_up.currency)
union all
select
  'currency ' || coalesce(taken.currency, booked.currency),
  format('receipts over %s, the ledger booked %s', coalesce(taken.minor, 0), coalesce(booked.minor, 0))
from (
  select currency, sum(amount_minor) as minor from gateway_receipt group by currency
) as taken
full join (
  select account.currency, sum(transfer.amount_minor) as minor
  from ledger.transfer
  join ledger.account on account.id = transfer.debit_account_id and account.code = 'gateway_clearing'
  join ledger.journal on journal.id = transfer.journal_id
  where transfer.kind in ('posted', 'captured') and journal.kind in ('top_up_confirmed', 'top_up_late', 'top_up_suspense')
  group by account.currency
) as booked on booked.currency = taken.currency
where exists (select from gateway_receipt) and coalesce(taken.minor, 0) <> coalesce(booked.minor, 0)
