-- What the gateway took and what the ledger says of it are the same, charge by charge: each receipt has its journal, over its
-- amount, into the wallet of the person whose top-up it was for or into suspense; and no money came from the gateway without
-- a receipt.
with received as (
  select
    case receipt.booked_as when 'top_up' then 'top_up_confirmed' when 'late' then 'top_up_late' else 'top_up_suspense' end
      as kind,
    case receipt.booked_as when 'suspense' then receipt.id else receipt.top_up_id end as subject_id,
    case receipt.booked_as when 'suspense' then 'topup_suspense' else 'user_wallet' end as code,
    case receipt.booked_as when 'suspense' then '' else top_up.user_id::text end as owner,
    receipt.currency,
    receipt.amount_minor,
    count(*) as times,
    string_agg(receipt.charge_id, ', ') as charges
  from gateway_receipt as receipt
  left join top_up on top_up.id = receipt.top_up_id
  group by 1, 2, 3, 4, 5, 6
), booked as (
  select
    journal.kind,
    journal.subject_id,
    getter.code,
    coalesce(getter.owner_id::text, '') as owner,
    getter.currency::text as currency,
    taken.amount_minor,
    count(*) as times,
    string_agg(journal.id::text, ', ') as journals
  from ledger.account as clearing
  join ledger.transfer as taken on taken.debit_account_id = clearing.id and taken.kind in ('posted', 'captured')
  join ledger.journal on journal.id = taken.journal_id
  join ledger.account as getter on getter.id = taken.credit_account_id
  where clearing.code = 'gateway_clearing'
  group by 1, 2, 3, 4, 5, 6
)
select
  case
    when received.times is null then format('journal %s', booked.journals)
    else format('charge %s', received.charges)
  end as "row",
  format(
    '%s receipts, %s journals: %s of %s %s into %s %s, about %s',
    coalesce(received.times, 0), coalesce(booked.times, 0),
    coalesce(received.kind, booked.kind), coalesce(received.amount_minor, booked.amount_minor),
    coalesce(received.currency, booked.currency), coalesce(received.code, booked.code),
    coalesce(received.owner, booked.owner), coalesce(received.subject_id, booked.subject_id)
  ) as detail
from received
full join booked
  on booked.kind = received.kind
  and booked.subject_id = received.subject_id
  and booked.code = received.code
  and booked.owner = received.owner
  and booked.currency = received.currency
  and booked.amount_minor = received.amount_minor
where coalesce(received.times, 0) <> coalesce(booked.times, 0)
