-- No transfer without a journal and two accounts of one currency; no journal without a transfer, and its legs are counted
-- from 0; no account without a balance that says the same as the chart.
select
  format('transfer %s (journal %s, leg %s)', transfer.id, transfer.journal_id, transfer.leg) as "row",
  case
    when journal.id is null then 'has no journal'
    when debit.id is null or credit.id is null then 'names an account that is not there'
    else format('moves between %s and %s', debit.currency, credit.currency)
  end as detail
from ledger.transfer
left join ledger.journal on journal.id = transfer.journal_id
left join ledger.account as debit on debit.id = transfer.debit_account_id
left join ledger.account as credit on credit.id = transfer.credit_account_id
where journal.id is null or debit.id is null or credit.id is null or debit.currency <> credit.currency
union all
select
  format('journal %s (%s)', journal.id, journal.kind),
  format('has %s legs, the last one is number %s', count(transfer.id), max(transfer.leg))
from ledger.journal
left join ledger.transfer on transfer.journal_id = journal.id
group by journal.id, journal.kind
having count(transfer.id) = 0 or max(transfer.leg) <> count(transfer.id) - 1
union all
select format('account %s (%s %s)', account.id, account.code, account.currency), 'differs from its balance row or the chart'
from ledger.account
join ledger.chart on chart.code = account.code
left join ledger.balance on balance.account_id = account.id
where
  balance.account_id is null
  or balance.currency <> account.currency
  or balance.guard <> chart.guard
  or balance.deferred <> chart.deferred
  or (account.owner_id is not null) <> chart.owned
